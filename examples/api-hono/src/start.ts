import { ChatKit } from '@chatkit-sessions/client';
import { createEmulator } from '@chatkit-sessions/emulator';
import { serve as serveEmulator } from '@chatkit-sessions/emulator/node';
import { serve } from '@hono/node-server';
import { createApp } from './app.ts';

// With a key of your own: new ChatKit(), and no emulator.
const { url: baseURL } = await serveEmulator(createEmulator());
const app = createApp({
  chatkit: new ChatKit({ apiKey: 'sk-emulator-takes-any-key', baseURL }),
  workflow: 'wf_example',
  cookieSecret: crypto.randomUUID(),
});
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  const ask = `curl --json '{"topic":"billing"}' http://127.0.0.1:${port}/api/chatkit/session`;
  const signIn = `curl -c cookies --json '{"name":"Ada"}' http://127.0.0.1:${port}/api/sign-in`;
  console.log(`Sign in: ${signIn}\nAsk for a session: ${ask} -b cookies`);
});
