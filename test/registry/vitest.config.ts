import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'test/published.ts',
    testTimeout: 180_000,
    hookTimeout: 600_000,
    // Each test runs a package manager, which keeps a core busy.
    maxWorkers: 2,
  },
});
