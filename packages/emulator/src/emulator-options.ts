import type { Fault } from './faults/schema.ts';
import { checkOptions } from './options.ts';
import type { Snapshot } from './snapshot/schema.ts';

/** The options of `createEmulator`, all of them optional. */
export interface EmulatorOptions {
  /** The API keys to accept. Defaults to any key. */
  apiKeys?: readonly string[] | undefined;
  /**
   * The workflows that exist, each as `id` for every version or as `id@version`. Any other workflow is
   * a 404. Defaults to every workflow.
   */
  workflows?: readonly string[] | undefined;
  /** Returns the Unix time in milliseconds. Defaults to `Date.now`. */
  clock?: (() => number) | undefined;
  /**
   * Returns numbers in [0, 1), such as {@link seededRandom}. The first ones seed the ids, the secrets and
   * the `rate` of faults. Defaults to real entropy for ids and secrets, and to a fixed seed for rates,
   * which affect the same calls in every run.
   */
  random?: (() => number) | undefined;
  /** The faults to start with. Defaults to none. */
  faults?: readonly Fault[] | undefined;
  /**
   * The loopback origins whose pages may call a served emulator, such as `http://localhost:5173`;
   * `*` as the port means any. Defaults to any port of `localhost`, `127.0.0.1` and `[::1]` over http.
   */
  origins?: readonly string[] | undefined;
  /** The number of requests that the journal keeps. Defaults to 1 000; 0 keeps none. */
  journal?: number | undefined;
  /**
   * The state to start with, from `emulator.snapshot()`. The option `faults` replaces its faults.
   * Defaults to no sessions and no threads.
   */
  snapshot?: Snapshot | undefined;
}

/** Throws a TypeError for an unknown or invalid option. */
export function checkEmulatorOptions(options: EmulatorOptions): void {
  checkOptions('createEmulator', options, {
    apiKeys: 'a list of strings',
    workflows: 'a list of strings',
    clock: 'a function',
    random: 'a function',
    faults: 'a list',
    origins: 'a list of strings',
    journal: 'a number',
    snapshot: 'an object',
  });
  const { journal = 0 } = options;
  if (!(Number.isSafeInteger(journal) && journal >= 0)) {
    throw new TypeError(`The option journal must be a whole number from 0, got ${journal}.`);
  }
}
