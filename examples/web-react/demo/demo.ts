import { createReadStream } from 'node:fs';
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

/** Everything that the example needs, running on loopback. */
export interface Demo {
  /** Where the page is. */
  url: string;
  emulator: Emulator;
  close(): Promise<void>;
}

/** Starts the emulator, the API and the web app, each on a free loopback port. */
export async function startDemo(): Promise<Demo> {
  const emulator = createEmulator();
  const upstream = await serve(emulator);
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
  const { port } = api.address() as AddressInfo; // A server that listens on a port has one.

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
      // The page and its API are of one origin: the API sees the host that the browser named.
      proxy: { '/api': { target: `http://127.0.0.1:${port}`, changeOrigin: false } },
    },
  });
  await web.listen();
  return {
    url: web.resolvedUrls?.local[0] ?? '',
    emulator,
    close: async () => {
      await web.close();
      api.closeAllConnections();
      await new Promise((closed) => api.close(closed));
      await upstream.close();
    },
  };
}

/** Serves the stand-in for the vendor's script, and has the page load it in its place. */
function standIn(emulatorURL: string): Plugin {
  const script = `/chatkit.js?emulator=${encodeURIComponent(emulatorURL)}`;
  return {
    name: 'stand-in',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace('%VITE_CHATKIT_SCRIPT%', script),
    },
    configureServer: ({ middlewares }) => {
      middlewares.use('/chatkit.js', (_incoming, outgoing) => {
        outgoing.setHeader('content-type', 'text/javascript');
        createReadStream(join(import.meta.dirname, 'chatkit.js')).pipe(outgoing);
      });
    },
  };
}
