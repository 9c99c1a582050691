import type { Emulator } from '../emulator.ts';
import type { StateFile } from './state-file.ts';

/** How often a changed state is saved, in milliseconds. */
const interval = 2000;

/** Saves the state of an emulator to a file. */
export interface StateKeeper {
  /** Saves the state a last time. Resolves to false if that failed. */
  close(): Promise<boolean>;
}

/**
 * Saves the state now, and every two seconds while it changes. Throws if it cannot be saved now, and
 * warns if it cannot be saved later.
 */
export async function keepState(
  file: StateFile,
  emulator: Pick<Emulator, 'snapshot' | 'subscribe'>,
  warn: (message: string) => void,
): Promise<StateKeeper> {
  let isChanged = false;
  let saving: Promise<boolean> | undefined;
  let lastWarning: string | undefined;
  const unsubscribe = emulator.subscribe(({ type }) => (isChanged ||= type === 'change'));
  const save = async (): Promise<boolean> => {
    isChanged = false;
    try {
      await file.write(emulator.snapshot());
      lastWarning = undefined;
      return true;
    } catch (error) {
      isChanged = true; // Tries again at the next interval.
      const { message } = error as Error;
      if (message !== lastWarning) warn(`the state was not saved: ${message}`);
      lastWarning = message;
      return false;
    }
  };
  await file.write(emulator.snapshot());
  await file.deleteLeftovers();
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
