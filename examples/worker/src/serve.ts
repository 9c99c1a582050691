import { join } from 'node:path';
import { createEmulator, type Emulator } from '@chatkit-sessions/emulator';
import { serve as serveEmulator } from '@chatkit-sessions/emulator/node';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';

/** Runs the worker as it would be deployed, on loopback against the emulator. */
export async function serve(): Promise<{
  url: string;
  emulator: Emulator;
  close(): Promise<void>;
}> {
  const emulator = createEmulator();
  const upstream = await serveEmulator(emulator);
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'worker.ts')],
    bundle: true,
    format: 'esm',
    conditions: ['workerd'],
    write: false,
  });
  const worker = new Miniflare({
    modules: true,
    script: outputFiles[0]?.text ?? '',
    compatibilityDate: '2026-07-01',
    host: '127.0.0.1',
    port: 0,
    bindings: {
      OPENAI_API_KEY: 'sk-emulator-takes-any-key',
      OPENAI_BASE_URL: upstream.url,
      COOKIE_SECRET: crypto.randomUUID(),
      CHATKIT_WORKFLOW_ID: 'wf_example',
    },
  });
  const { origin } = await worker.ready;
  return {
    url: origin,
    emulator,
    close: async () => {
      await worker.dispose();
      await upstream.close();
    },
  };
}
