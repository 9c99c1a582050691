import { defineConfig } from 'vitest/config';

// A long lockfile takes a while to read on a busy machine.
export default defineConfig({ test: { testTimeout: 60_000 } });
