import { defineConfig } from 'vitest/config';

// Some tests start compilers and servers, which takes long on a busy machine.
// Next.js can run only once at a time in a folder.
export default defineConfig({
  test: { testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false },
});
