import { defineConfig } from 'vitest/config';

// Parsing a long lockfile takes seconds on a busy machine.
export default defineConfig({ test: { testTimeout: 60_000 } });
