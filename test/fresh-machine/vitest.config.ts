import { defineConfig } from 'vitest/config';

// Everything is downloaded, built and tested anew.
export default defineConfig({ test: { testTimeout: 1_800_000, hookTimeout: 300_000 } });
