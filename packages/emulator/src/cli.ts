#!/usr/bin/env node
import { createEmulator } from './emulator.ts';
import { FlagError, parseFlags, usage, type Flags } from './flags.ts';
import { serve, type EmulatorServer } from './node.ts';
import { createOutput, type Output } from './output.ts';
import { withLog } from './request-log.ts';

/** A command line or a machine on which the emulator cannot run. */
const misuse = 2;

async function main(args: readonly string[]): Promise<void> {
  try {
    const flags = parseFlags(args);
    if (flags.help) return console.log(usage);
    const output = createOutput(flags.json);
    const server = await start(flags, output);
    // Before it says that it listens: who reads that may end it at once.
    endOnSignal(server, output);
    output.listening(server.url, flags);
  } catch (error) {
    console.error(`chatkit-emulator: ${explain(error)}`);
    process.exitCode = misuse;
  }
}

async function start(flags: Flags, output: Output): Promise<EmulatorServer> {
  // A listed workflow, origin or fault that is none throws a TypeError here.
  const emulator = createEmulator(flags.emulator);
  const { port, host } = flags;
  return serve(withLog(emulator, output.request), { port, host });
}

function endOnSignal(server: EmulatorServer, output: Output): void {
  const end = (): void => {
    void server.close().then(() => output.closed());
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

/** One line for a person. */
function explain(error: unknown): string {
  if (error instanceof FlagError) return `${error.message}. See --help.`;
  if (!(error instanceof Error)) return String(error);
  const { code, address, port } = error as NodeJS.ErrnoException & {
    address?: string;
    port?: number;
  };
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} of ${address} is in use. Choose another with --port.`;
    case 'EACCES':
      return `port ${port} of ${address} is not allowed to this user. Choose another with --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `this machine has no such host to listen on. Choose another with --host.`;
    default:
      return error.message;
  }
}

await main(process.argv.slice(2));
