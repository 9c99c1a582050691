import { defineConfig } from 'vitest/config';

// Thousands of runs take their time on a busy machine.
const testTimeout = 60_000;

// Read once for each project; all of them get the first one's.
process.env['FAST_CHECK_SEED'] ??= String(Date.now() % 2 ** 31);
process.stdout.write(`zod: FAST_CHECK_SEED=${process.env['FAST_CHECK_SEED']}\n`);

const test = { testTimeout, setupFiles: ['test/seed.ts'] };

// Every test runs on the newest zod and on the lowest one that the peer range admits.
export default defineConfig({
  test: {
    projects: [
      { test: { ...test, name: 'newest zod', include: ['test/**/*.test.ts'] } },
      {
        resolve: { alias: [{ find: /^zod(?=\/|$)/, replacement: 'zod-lowest' }] },
        test: {
          ...test,
          name: 'lowest zod',
          include: ['test/**/*.test.ts'],
          // What packages import by name is the newest.
          exclude: ['test/**/*.newest.test.ts', 'test/readme.test.ts'],
        },
      },
    ],
  },
});
