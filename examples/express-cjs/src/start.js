'use strict';

const { randomUUID } = require('node:crypto');
const { ChatKit } = require('@chatkit-sessions/client');
const { createEmulator } = require('@chatkit-sessions/emulator');
const { serve } = require('@chatkit-sessions/emulator/node');
const { createApp } = require('./app.js');

async function main() {
  // To use the real API, drop the emulator and write new ChatKit(), which reads OPENAI_API_KEY.
  const { url: baseURL } = await serve(createEmulator());
  const app = createApp({
    chatkit: new ChatKit({ apiKey: 'sk-emulator-takes-any-key', baseURL }),
    workflow: 'wf_example',
    cookieSecret: randomUUID(),
  });
  const server = app.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    console.log(`Request a session: curl -i -X POST http://127.0.0.1:${port}/chatkit/session`);
  });
}

void main();
