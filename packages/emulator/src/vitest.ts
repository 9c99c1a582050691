import { test as base, type TestAPI } from 'vitest';
import { createEmulator, type Emulator } from './emulator.ts';
import { formatJournal } from './journal/format.ts';

/**
 * Vitest's `test` with an `emulator` that is fresh for each test. A failed test prints the requests
 * that its emulator got, without keys and secrets.
 */
export const test: TestAPI<{ emulator: Emulator }> = base.extend<{ emulator: Emulator }>({
  emulator: async ({ onTestFailed }, use) => {
    const emulator = createEmulator();
    // oxlint-disable-next-line no-console -- the runner shows it under the failed test.
    onTestFailed(() => console.error(formatJournal(emulator.requests.list())));
    await use(emulator);
  },
});
