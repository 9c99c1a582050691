import { open, readFile, rename } from 'node:fs/promises';
import type { Emulator } from '../emulator.ts';
import type { Snapshot } from '../snapshot/schema.ts';

/** How often a changed state is saved, in milliseconds. */
const interval = 2000;

/** Saves the state of an emulator to a file. */
export interface StateKeeper {
  /** Saves the state a last time. Resolves to whether that succeeded. */
  close(): Promise<boolean>;
}

/** Reads a file of the state. Returns undefined if it does not exist. Throws if it is not JSON. */
export async function readState(file: string): Promise<Snapshot | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    // `createEmulator` validates it.
    return JSON.parse(text) as Snapshot;
  } catch {
    // The parser's message quotes the file, which has secrets.
    throw new Error(
      `the file ${file} of --state must be JSON. Delete it to start without a state.`,
    );
  }
}

/** Saves the state to a file, every two seconds while it changes. Warns when that fails. */
export function keepState(
  file: string,
  emulator: Pick<Emulator, 'snapshot' | 'subscribe'>,
  warn: (message: string) => void,
): StateKeeper {
  let isChanged = false;
  let saving: Promise<boolean> | undefined;
  const unsubscribe = emulator.subscribe(({ type }) => (isChanged ||= type === 'change'));
  const save = async (): Promise<boolean> => {
    isChanged = false;
    try {
      await replaceFile(file, JSON.stringify(emulator.snapshot()));
      return true;
    } catch (error) {
      isChanged = true; // Tries again at the next interval.
      warn(`the state was not saved: ${(error as Error).message}`);
      return false;
    }
  };
  const timer = setInterval(() => {
    if (isChanged) saving ??= save().finally(() => (saving = undefined));
  }, interval);
  return {
    close: async () => {
      clearInterval(timer);
      unsubscribe();
      await saving;
      return save();
    },
  };
}

/** Writes beside the file and renames, so that a crash leaves the old content or the new one. */
async function replaceFile(file: string, text: string): Promise<void> {
  const beside = `${file}.new`;
  // It has secrets: only this user may read it.
  const handle = await open(beside, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
}
