import { defineConfig } from 'vitest/config';

// Thousands of runs take their time on a busy machine.
const testTimeout = 60_000;

// Every test runs on the newest zod and on the lowest one that the peer range admits.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'newest zod', testTimeout, include: ['test/**/*.test.ts'] } },
      {
        resolve: { alias: [{ find: /^zod(?=\/|$)/, replacement: 'zod-lowest' }] },
        test: {
          name: 'lowest zod',
          testTimeout,
          include: ['test/**/*.test.ts'],
          // What packages import by name is the newest.
          exclude: ['test/**/*.newest.test.ts', 'test/readme.test.ts'],
        },
      },
    ],
  },
});
