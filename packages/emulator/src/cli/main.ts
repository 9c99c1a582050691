import { parseArgs } from 'node:util';
import { createEmulator, type Emulator } from '../emulator.ts';
import { serve, type EmulatorServer } from '../node.ts';
import { readVersion } from '../version.ts';
import { explainFlagError, explainListenError } from './explain.ts';
import {
  FlagError,
  flagOptions,
  joinNegative,
  readFlags,
  usage,
  type FlagValues,
} from './flags.ts';
import { openInBrowser } from './open.ts';
import { createJsonOutput, createPrint, createTextOutput, pageURL, type Output } from './output.ts';
import { withLog } from './request-log.ts';
import { StateFile } from './state-file.ts';
import { keepState, type StateKeeper } from './state-keeper.ts';

/** The exit code for a bad command line and for an address that is not available. */
const usageError = 2;

/** Runs the command until a signal stops it. Sets the exit code if it cannot start. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    const flags = readFlags(parse(args));
    if (flags.help) return console.log(usage);
    if (flags.version) return console.log(readVersion());
    const print = createPrint(process.stdout);
    const output = flags.json ? createJsonOutput(print) : createTextOutput(print, console.error);
    const { port, host, ui } = flags;
    const file = flags.state === undefined ? undefined : new StateFile(flags.state);
    // Throws a TypeError for an invalid key, workflow, origin or fault.
    const emulator = createEmulator({ ...flags.emulator, snapshot: await file?.read() });
    const server = await serve(withLog(emulator, output.request), { port, host, ui });
    // Starts after the port is taken: the same command started twice must not disturb the first one.
    const keeper = file && (await startKeeper(server, file, emulator, output));
    // Listens before the URL is printed, since its reader may stop the server at once.
    stopOnSignal(server, output, keeper);
    output.listening(server.url, flags);
    if (flags.open) openInBrowser(pageURL(server.url));
  } catch (error) {
    const message =
      error instanceof FlagError ? `${error.message}. See --help.` : explainListenError(error);
    console.error(`chatkit-emulator: ${message}`);
    process.exitCode = usageError;
  }
}

function parse(args: readonly string[]): FlagValues {
  try {
    return parseArgs({ args: joinNegative(args), options: flagOptions }).values;
  } catch (error) {
    throw new FlagError(explainFlagError(error as NodeJS.ErrnoException));
  }
}

async function startKeeper(
  server: EmulatorServer,
  file: StateFile,
  emulator: Emulator,
  { warning }: Output,
): Promise<StateKeeper> {
  try {
    return await keepState(file, emulator, warning);
  } catch (error) {
    await server.close();
    const { message } = error as Error;
    const advice = 'Name another file';
    throw new Error(`cannot save --state ${file.path}: ${message}. ${advice}.`, { cause: error });
  }
}

function stopOnSignal(
  server: EmulatorServer,
  output: Output,
  keeper: StateKeeper | undefined,
): void {
  const stop = (): void => {
    void server.close().then(async () => {
      const isSaved = await keeper?.close();
      if (isSaved === false) process.exitCode = 1;
      output.closed();
      // Lines that nobody reads would keep the process alive.
      setTimeout(() => process.exit(), 500).unref();
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.once('SIGHUP', stop); // The terminal was closed.
}
