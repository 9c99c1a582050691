import { defineConfig } from 'vitest/config';

// A browser on a busy machine is slow.
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Names the tests that are skipped without a browser.
    reporters: ['verbose'],
  },
});
