#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { createEmulator } from './emulator.ts';
import { FlagError, flagOptions, readFlags, usage, type Flags, type FlagValues } from './flags.ts';
import { serve, type EmulatorServer } from './node.ts';
import { createJsonOutput, createTextOutput, type Output } from './output.ts';
import { withLog } from './request-log.ts';

/** A command line or a machine on which the emulator cannot run. */
const misuse = 2;

async function main(args: readonly string[]): Promise<void> {
  try {
    const flags = readFlags(parse(args));
    if (flags.help) return console.log(usage);
    const output = flags.json
      ? createJsonOutput(console.log)
      : createTextOutput(console.log, console.error);
    const server = await start(flags, output);
    // Before it says that it listens: who reads that may end it at once.
    endOnSignal(server, output);
    output.listening(server.url, flags);
  } catch (error) {
    console.error(`chatkit-emulator: ${explain(error)}`);
    process.exitCode = misuse;
  }
}

function parse(args: readonly string[]): FlagValues {
  try {
    return parseArgs({ args: [...args], options: flagOptions }).values;
  } catch (error) {
    // Its later lines and sentences are advice on positional arguments, which there are none of.
    const [line = ''] = String((error as Error).message).split(/\n|\. /);
    // It quotes a positional argument, which may be a key that was meant for a flag.
    const { code } = error as NodeJS.ErrnoException;
    const isPositional = code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL';
    throw new FlagError(isPositional ? 'Every argument is a flag or the value of one' : line);
  }
}

async function start(flags: Flags, output: Output): Promise<EmulatorServer> {
  // A listed key, workflow, origin or fault that is none throws a TypeError here.
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
  if (error instanceof FlagError) return `${error.message.replace(/\.$/, '')}. See --help.`;
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

// Whoever started it may read the URL and then stop reading: it serves on.
process.stdout.on('error', () => {});
await main(process.argv.slice(2));
