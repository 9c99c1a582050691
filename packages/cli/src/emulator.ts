import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { JobError } from './cli/errors.ts';

const name = '@chatkit-sessions/emulator';

/** Adds `emulator`, which runs the command of another package. */
export function addEmulator(program: Command): void {
  program
    .command('emulator')
    .description(`run ${name} with its own flags, if it is installed`)
    .usage('[flags of the emulator]')
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .argument('[flags...]')
    .passThroughOptions()
    .action(async (flags: string[]) => {
      const command = findCommand();
      // The emulator handles the signals and stdout itself.
      for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
      process.stdout.removeAllListeners('error');
      process.argv = [...process.argv.slice(0, 2), ...flags];
      await import(command);
    });
}

/** Finds the program of the emulator. Throws a {@link JobError} if it is not installed. */
function findCommand(): string {
  let entry: string;
  try {
    entry = import.meta.resolve(name);
  } catch {
    throw new JobError(
      `${name} is not installed. Install it beside this package, as with npm install ${name}, or run npx ${name}.`,
    );
  }
  const manifest = new URL('../package.json', entry);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: Record<string, string> };
  return new URL(Object.values(bin)[0] ?? '', manifest).href;
}
