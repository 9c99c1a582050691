import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'test/engines.ts',
    // A test prints nothing of its own: what is skipped for want of its runtime is named here.
    reporters: ['verbose'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
