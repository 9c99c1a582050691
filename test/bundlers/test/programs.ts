/** A consumer's program. */
export interface Program {
  text: string;
  /** Whether it is for Node alone, whose own modules it may import. Default: false. */
  node?: boolean;
  /** What it prints. */
  prints: string;
  /** Packages that its bundle must hold nothing of. */
  without: readonly string[];
}

const body = `{ user: 'user_123', workflow: { id: 'wf_123' } }`;

/** The options of a route, with an API that answers with the user. */
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
  'a check of a body with the standalone entry': {
    text: `
      import { SessionCreateParams } from '@chatkit-sessions/zod/standalone';
      console.log(SessionCreateParams['~standard'].validate(${body}).issues === undefined);
    `,
    prints: 'true',
    without: ['zod', 'hono', '@chatkit-sessions/client'],
  },
  "a check of a body with zod's entry": {
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
      const answer = await createEmulator().fetch('http://localhost/v1/chatkit/sessions', {
        method: 'POST',
        headers: {
          authorization: 'Bearer sk-any',
          'content-type': 'application/json',
          'openai-beta': 'chatkit_beta=v1',
        },
        body: JSON.stringify(${body}),
      });
      console.log(answer.status, (await answer.json()).status);
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
      const answer = await fetch(server.url + '/chatkit/sessions', { method: 'POST' });
      console.log(answer.status);
      await server.close();
    `,
    prints: '401',
    without: ['@chatkit-sessions/client'],
  },
  'a route that mints': {
    text: `
      import { createSessionHandler } from '@chatkit-sessions/server';
      const handler = createSessionHandler(${route});
      const answer = await handler(new Request('http://localhost/', { method: 'POST' }));
      console.log(answer.status, (await answer.json()).client_secret);
    `,
    prints: '200 ek_user_123',
    without: ['zod', 'hono', '@hono/node-server', '@chatkit-sessions/client'],
  },
  'a route that mints for anonymous users': {
    text: `
      import { createSessionHandler, signedAnonymousUser } from '@chatkit-sessions/server';
      const user = signedAnonymousUser({ secrets: ['a secret of thirty-two characters'] });
      const handler = createSessionHandler({ ...${route}, user });
      const answer = await handler(new Request('http://localhost/', { method: 'POST' }));
      console.log(answer.status, /anon_.*HttpOnly/.test(answer.headers.get('set-cookie')));
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
      const answer = await fetch(url, { method: 'POST' });
      console.log(answer.status, (await answer.json()).client_secret);
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
