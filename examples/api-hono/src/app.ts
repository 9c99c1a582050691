import { createSessionHandler, type SessionCreator } from '@chatkit-sessions/server';
import type { ChatSessionChatKitConfigurationParam } from '@chatkit-sessions/types';
import { Hono } from 'hono';
import { deleteCookie, setSignedCookie } from 'hono/cookie';
import { parseSigned } from 'hono/utils/cookie';
import * as z from 'zod';

const cookie = 'signed-in';
const SignIn = z.strictObject({ name: z.string().trim().min(1).max(40) });
const Input = z.strictObject({ topic: z.enum(['billing', 'other']) });
/** What the chat offers. */
const configuration: ChatSessionChatKitConfigurationParam = {
  file_upload: { enabled: true, max_files: 3 },
};

/** What the app is made with. */
export interface AppOptions {
  chatkit: SessionCreator;
  workflow: string;
  /** Signs the cookie of the sign-in. */
  cookieSecret: string;
}

/** The API of the example: a sign-in that believes every name, and the route that mints. */
export function createApp({ chatkit, workflow, cookieSecret }: AppOptions): Hono {
  const app = new Hono();

  app.post('/api/sign-in', async (context) => {
    const { data } = SignIn.safeParse(await context.req.json().catch(() => undefined));
    if (!data) return context.json({ error: 'A name has 1 to 40 characters.' }, 422);
    const options = { path: '/', httpOnly: true, sameSite: 'Lax' } as const;
    await setSignedCookie(context, cookie, data.name, cookieSecret, options);
    return context.body(null, 204);
  });

  app.post('/api/sign-out', (context) => {
    deleteCookie(context, cookie, { path: '/' });
    return context.body(null, 204);
  });

  const mint = createSessionHandler({
    chatkit,
    workflow,
    user: async (request) => {
      const header = request.headers.get('cookie') ?? '';
      const { [cookie]: name } = await parseSigned(header, cookieSecret, cookie);
      return name ? `user_${name}` : null;
    },
    configuration,
    input: Input,
    stateVariables: (_request, _user, { topic }) => ({ topic }),
  });
  app.on(['POST', 'OPTIONS'], '/api/chatkit/session', (context) => mint(context.req.raw));

  return app;
}
