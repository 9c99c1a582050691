import { defineConfig } from 'vitest/config';

export default defineConfig({
  // A browser on a busy machine is slow.
  test: { globalSetup: 'test/built.ts', testTimeout: 60_000, hookTimeout: 60_000 },
});
