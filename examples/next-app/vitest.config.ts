import { defineConfig } from 'vitest/config';

// Some tests start compilers and servers as processes of their own, which a busy machine holds up.
// Next.js runs once at a time in a folder.
export default defineConfig({
  test: { testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false },
});
