import { startDemo } from './demo.ts';

// Next.js is a separate process, which ends when this one exits.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit());

const { url } = await startDemo();
console.log(`The app is at ${url}`);
