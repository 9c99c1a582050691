import { ChatKit } from '@chatkit-sessions/client';
import { createEmulator } from '@chatkit-sessions/emulator';
import { serve as serveEmulator } from '@chatkit-sessions/emulator/node';
import { serve } from '@hono/node-server';
import { createApp } from './app.ts';

// To use the real API, drop the emulator and write new ChatKit(), which reads OPENAI_API_KEY.
const { url: baseURL } = await serveEmulator(createEmulator());
const app = createApp({
  chatkit: new ChatKit({ apiKey: 'sk-emulator-takes-any-key', baseURL }),
  workflow: 'wf_example',
  cookieSecret: crypto.randomUUID(),
});
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  const request = `curl --json '{"topic":"billing"}' http://127.0.0.1:${port}/api/chatkit/session`;
  const signIn = `curl -c cookies --json '{"name":"Ada"}' http://127.0.0.1:${port}/api/sign-in`;
  console.log(`Sign in: ${signIn}\nRequest a session: ${request} -b cookies`);
});
