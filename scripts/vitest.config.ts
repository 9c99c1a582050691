import { defineConfig } from 'vitest/config';

// Some tests start compilers and servers, which are slow on a busy machine.
export default defineConfig({
  // Loads each module once for all files.
  test: { testTimeout: 60_000, hookTimeout: 60_000, isolate: false },
});
