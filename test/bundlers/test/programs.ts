/** A program of a user, to bundle and to run. */
export interface Program {
  text: string;
  /** Whether the program may import Node's modules. Defaults to false. */
  node?: boolean;
  /** The output of the bundle. */
  prints: string;
  /** Packages whose code must not be in the bundle. */
  without: readonly string[];
}

const body = `{ user: 'user_123', workflow: { id: 'wf_123' } }`;

/** The options of a route, with a stub of the client whose secret names the user. */
const route = `{
  chatkit: { sessions: { create: async ({ user }) => ({ client_secret: 'ek_' + user, expires_at: 1 }) } },
  workflow: 'wf_123',
  user: () => 'user_123',
}`;

export const programs: Readonly<Record<string, Program>> = {
  'a call of the client': {
    text: `
      import { ChatKit } from '@chatkit-sessions/client';
      const chatkit = new ChatKit({
        apiKey: 'sk-any',
        fetch: async (url, { method }) => Response.json({ id: method + ' ' + url }),
      });
      const session = await chatkit.sessions.create(${body});
      console.log(session.id);
    `,
    prints: 'POST https://api.openai.com/v1/chatkit/sessions',
    without: ['zod', 'hono', '@chatkit-sessions/zod'],
  },
  'standalone validation': {
    text: `
      import { SessionCreateParams } from '@chatkit-sessions/zod/standalone';
      console.log(SessionCreateParams['~standard'].validate(${body}).issues === undefined);
    `,
    prints: 'true',
    without: ['zod', 'hono', '@chatkit-sessions/client'],
  },
  'zod validation': {
    text: `
      import { SessionCreateParams } from '@chatkit-sessions/zod';
      console.log(SessionCreateParams.safeParse(${body}).success);
    `,
    prints: 'true',
    without: ['hono', '@chatkit-sessions/client'],
  },
  'a session of the emulator': {
    text: `
      import { createEmulator } from '@chatkit-sessions/emulator';
      const response = await createEmulator().fetch('http://localhost/v1/chatkit/sessions', {
        method: 'POST',
        headers: {
          authorization: 'Bearer sk-any',
          'content-type': 'application/json',
          'openai-beta': 'chatkit_beta=v1',
        },
        body: JSON.stringify(${body}),
      });
      console.log(response.status, (await response.json()).status);
    `,
    prints: '200 active',
    without: ['@chatkit-sessions/client'],
  },
  'a session of the emulator on a port of Node': {
    node: true,
    text: `
      import { createEmulator } from '@chatkit-sessions/emulator';
      import { serve } from '@chatkit-sessions/emulator/node';
      const server = await serve(createEmulator(), { port: 0 });
      const response = await fetch(server.url + '/chatkit/sessions', { method: 'POST' });
      console.log(response.status);
      await server.close();
    `,
    prints: '401',
    without: ['@chatkit-sessions/client'],
  },
  'a route that creates sessions': {
    text: `
      import { createSessionHandler } from '@chatkit-sessions/server';
      const handler = createSessionHandler(${route});
      const response = await handler(new Request('http://localhost/', { method: 'POST' }));
      console.log(response.status, (await response.json()).client_secret);
    `,
    prints: '200 ek_user_123',
    without: ['zod', 'hono', '@hono/node-server', '@chatkit-sessions/client'],
  },
  'a route for anonymous users': {
    text: `
      import { createSessionHandler, signedAnonymousUser } from '@chatkit-sessions/server';
      const user = signedAnonymousUser({ secrets: ['a secret of thirty-two characters'] });
      const handler = createSessionHandler({ ...${route}, user });
      const response = await handler(new Request('http://localhost/', { method: 'POST' }));
      console.log(response.status, /anon_.*HttpOnly/.test(response.headers.get('set-cookie')));
    `,
    prints: '200 true',
    without: ['zod', '@hono/node-server', '@chatkit-sessions/client'],
  },
  'a route on a port of Node': {
    node: true,
    text: `
      import { createServer } from 'node:http';
      import { createSessionHandler } from '@chatkit-sessions/server';
      import { createNodeListener } from '@chatkit-sessions/server/node';
      const server = createServer(createNodeListener(createSessionHandler(${route})));
      await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
      const url = 'http://127.0.0.1:' + server.address().port;
      const response = await fetch(url, { method: 'POST' });
      console.log(response.status, (await response.json()).client_secret);
      server.close();
    `,
    prints: '200 ek_user_123',
    without: ['zod', '@chatkit-sessions/client'],
  },
  'a page that asks for a secret': {
    text: `
      import { createGetClientSecret } from '@chatkit-sessions/browser';
      const getClientSecret = createGetClientSecret({
        endpoint: '/chatkit/session',
        fetch: async (url, { method }) =>
          Response.json({ client_secret: method + ' ' + url, expires_at: Date.now() }),
      });
      console.log(await getClientSecret(null));
    `,
    prints: 'POST /chatkit/session',
    without: ['zod', 'hono', '@chatkit-sessions/client', '@chatkit-sessions/server'],
  },
};
