import { defineConfig } from 'vitest/config';

// Every test runs on the newest zod and on the lowest one that the peer range admits.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'newest zod', include: ['test/**/*.test.ts'] } },
      {
        resolve: { alias: [{ find: /^zod(?=\/|$)/, replacement: 'zod-lowest' }] },
        test: {
          name: 'lowest zod',
          include: ['test/**/*.test.ts'],
          // What packages import by name is the newest.
          exclude: ['test/**/*.newest.test.ts', 'test/readme.test.ts'],
        },
      },
    ],
  },
});
