import type { ChatKit } from '@chatkit-sessions/client';
import { createSessionHandler } from '@chatkit-sessions/server';
import type { ChatSessionChatKitConfigurationParam } from '@chatkit-sessions/types';
import { Hono, type Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import * as z from 'zod';
import { createThreadRoutes } from './threads.ts';

const cookie = 'signed-in';
// A cookie cannot hold half of a surrogate pair.
const Name = z
  .string()
  .trim()
  .regex(/^\P{Surrogate}{1,40}$/u);
const SignIn = z.strictObject({ name: Name });
const Input = z.strictObject({ topic: z.enum(['billing', 'other']) });
/** The features of the chat. */
const configuration: ChatSessionChatKitConfigurationParam = {
  file_upload: { enabled: true, max_files: 3 },
};

/** The options of {@link createApp}. */
export interface AppOptions {
  chatkit: Pick<ChatKit, 'sessions' | 'threads'>;
  workflow: string;
  /** The key that signs the sign-in cookie. */
  cookieSecret: string;
}

/** Creates the API of the example: a sign-in that accepts any name, sessions and past threads. */
export function createApp({ chatkit, workflow, cookieSecret }: AppOptions): Hono {
  const app = new Hono();

  app.post('/api/sign-in', async (context) => {
    const { data } = SignIn.safeParse(await context.req.json().catch(() => undefined));
    if (!data) return context.json({ error: 'The name must have 1 to 40 whole characters.' }, 422);
    const options = { path: '/', httpOnly: true, sameSite: 'Lax' } as const;
    await setSignedCookie(context, cookie, data.name, cookieSecret, options);
    return context.body(null, 204);
  });

  app.post('/api/sign-out', (context) => {
    deleteCookie(context, cookie, { path: '/' });
    return context.body(null, 204);
  });

  const userOf = async (context: Context): Promise<string | null> => {
    const name = await getSignedCookie(context, cookieSecret, cookie);
    return name ? `user_${name}` : null;
  };

  const handler = createSessionHandler({
    chatkit,
    workflow,
    user: (_request, context: Context) => userOf(context),
    configuration,
    input: Input,
    stateVariables: (_request, _user, { topic }) => ({ topic }),
  });
  app.on(['POST', 'OPTIONS'], '/api/chatkit/session', (context) =>
    handler(context.req.raw, context),
  );

  app.route('/api/threads', createThreadRoutes(chatkit, userOf));

  return app;
}
