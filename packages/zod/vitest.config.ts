import { defineConfig } from 'vitest/config';

// Property tests take a while on a busy machine.
const testTimeout = 60_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'newest zod',
          testTimeout,
          // Loads each module once for all files.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/lowest-zod.test.ts'],
        },
      },
      {
        // The lowest zod of the peer range.
        resolve: { alias: [{ find: /^zod(?=\/|$)/, replacement: 'zod-lowest' }] },
        test: { name: 'lowest zod', include: ['test/lowest-zod.test.ts'] },
      },
    ],
  },
});
