import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'test/engines.ts',
    // Names the tests that are skipped because a runtime is missing.
    reporters: ['verbose'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
