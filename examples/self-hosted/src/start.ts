import { startExample } from './example.ts';

const example = await startExample();
console.log(`The chat is at ${example.url}
Sign in with any name. Press Ctrl-C to end.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void example.close().then(() => process.exit(0)));
}
