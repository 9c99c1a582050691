import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ChatKit } from '@chatkit-sessions/client';
import { createEmulator, type Emulator } from '@chatkit-sessions/emulator';
import { serve } from '@chatkit-sessions/emulator/node';
import { createApp } from '@chatkit-sessions/example-api-hono';
import { getRequestListener } from '@hono/node-server';
import react from '@vitejs/plugin-react';
import { createServer, type Plugin } from 'vite';

const home = join(import.meta.dirname, '..');

/** The running example. */
export interface Demo {
  /** The URL of the page. */
  url: string;
  /** The base URL of the emulated API. */
  emulatorURL: string;
  emulator: Emulator;
  close(): Promise<void>;
}

/**
 * Starts the emulator, the API and the web app, each on a free loopback port. Passes a line for each
 * request to the emulator to `log`.
 */
export async function startDemo(log: (line: string) => void = () => {}): Promise<Demo> {
  const emulator = createEmulator();
  const upstream = await serve({
    handle: async (request) => {
      const response = await emulator.handle(request);
      log(`${request.method} ${request.path} ${response.status}`);
      return response;
    },
  });
  const app = createApp({
    chatkit: new ChatKit({
      apiKey: 'sk-emulator-takes-any-key',
      baseURL: upstream.url,
      maxRetries: 0,
    }),
    workflow: 'wf_example',
    cookieSecret: crypto.randomUUID(),
  });
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const api = createHttpServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((listening) => api.listen(0, '127.0.0.1', listening));
  const { port } = api.address() as AddressInfo; // The server listens on a port.

  const web = await createServer({
    root: home,
    configFile: false,
    logLevel: 'warn',
    plugins: [react(), standIn(upstream.url)],
    server: {
      host: '127.0.0.1',
      port: 0,
      hmr: false,
      cors: false,
      // Page and API share an origin, so the API must see the host that the browser called.
      proxy: { '/api': { target: `http://127.0.0.1:${port}`, changeOrigin: false } },
    },
  });
  await web.listen();
  return {
    url: web.resolvedUrls?.local[0] ?? '',
    emulatorURL: upstream.url,
    emulator,
    close: async () => {
      await web.close();
      api.closeAllConnections();
      await new Promise((closed) => api.close(closed));
      await upstream.close();
    },
  };
}

/** Makes the page load the emulator's stand-in for ChatKit in place of the vendor's script. */
function standIn(emulatorURL: string): Plugin {
  const { href } = new URL('/_emulator/chatkit.js', emulatorURL);
  return {
    name: 'stand-in',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace('%VITE_CHATKIT_SCRIPT%', href),
    },
  };
}
