import { onTestFinished } from 'vitest';
import { createEmulator, type EmulatorOptions } from '../src/index.ts';
import { serve, type EmulatorServer } from '../src/node.ts';
import { headers, minimal } from './calls.ts';

/** Serves an emulator until the test ends. */
export async function listen(...args: Parameters<typeof serve>): Promise<EmulatorServer> {
  const server = await serve(...args);
  onTestFinished(() => server.close());
  return server;
}

/** Starts an emulator on a loopback port and returns it with a function that sends a create. */
export async function start(options: EmulatorOptions = {}) {
  const emulator = createEmulator(options);
  const server = await listen(emulator);
  const post = (signal?: AbortSignal) =>
    fetch(`${server.url}/chatkit/sessions`, {
      method: 'POST',
      headers,
      body: JSON.stringify(minimal),
      ...(signal && { signal }),
    });
  return { emulator, server, post };
}
