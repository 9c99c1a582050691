import { parseArgs } from 'node:util';

const usage = `Starts an app with a chat and a sign-in, against the emulator. It needs no key and no network.

  pnpm demo          prints the URLs of its page and the emulator's, and then each request to the emulator
  pnpm demo --help   prints this text

Ctrl-C stops the demo.`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help) return console.log(usage);
  // Loaded only now, since Vite takes a second.
  const { startDemo } = await import('./demo.ts');
  const demo = await startDemo(console.log);
  console.log(`The demo is at      ${demo.url}
The emulator is at  ${new URL('/', demo.emulatorURL)}

The chat is a stand-in for ChatKit. It repeats what you write.
Sessions, secrets and errors behave as with the real API. Press Ctrl-C to end.
`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void demo.close().then(() => process.exit(0)));
  }
}

try {
  await main();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 1;
}
