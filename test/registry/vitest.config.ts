import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'test/published.ts',
    testTimeout: 180_000,
    hookTimeout: 600_000,
    // Package managers at work: two cores have no room for more.
    maxWorkers: 2,
  },
});
