import { defineConfig } from 'vitest/config';

// The tests start servers, which takes long on a busy machine.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
