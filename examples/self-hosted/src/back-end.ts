import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChatKit } from '@chatkit-sessions/client';
import { createSessionHandler } from '@chatkit-sessions/server';
import { build } from 'esbuild';
import { Hono, type Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { chatPage, signInPage } from './pages.ts';

const cookie = 'signed-in';

/** The options of {@link createBackEnd}. */
export interface BackEndOptions {
  /** Creates sessions at the gateway. */
  chatkit: Pick<ChatKit, 'sessions'>;
  /** The URL of the gateway's chat endpoint. */
  chatURL: string;
  /** The key that signs the sign-in cookie. */
  cookieSecret: string;
}

/** Creates the back end: a sign-in that accepts any name, the route for sessions, and the page. */
export function createBackEnd({ chatkit, chatURL, cookieSecret }: BackEndOptions): Hono {
  const app = new Hono();
  app.use(csrf());
  const userOf = (context: Context): Promise<string | false | undefined> =>
    getSignedCookie(context, cookieSecret, cookie);

  const handler = createSessionHandler({
    chatkit,
    workflow: 'wf_support',
    user: async (_request, context: Context) => (await userOf(context)) || null,
    rateLimits: { max_requests_per_1_minute: 10 },
  });
  app.post('/chatkit/session', (context) => handler(context.req.raw, context));

  app.get('/', async (context) => {
    const user = await userOf(context);
    return context.html(user ? chatPage(user, chatURL) : signInPage());
  });
  app.post('/sign-in', async (context) => {
    const { name } = await context.req.parseBody();
    const user = typeof name === 'string' ? name.trim().slice(0, 40) : '';
    const options = { path: '/', httpOnly: true, sameSite: 'Lax' } as const;
    if (user) await setSignedCookie(context, cookie, user, cookieSecret, options);
    return context.redirect('/');
  });
  app.post('/sign-out', (context) => {
    deleteCookie(context, cookie, { path: '/' });
    return context.redirect('/');
  });

  const files = bundle();
  app.get('/:file{(main|chatkit|style)\\.(js|css)}', async (context) => {
    const file = context.req.param('file');
    const text = (await files).get(file);
    if (text === undefined) return context.notFound();
    const type = file.endsWith('css') ? 'text/css' : 'text/javascript';
    return context.body(text, { headers: { 'content-type': `${type}; charset=utf-8` } });
  });
  return app;
}

/** Bundles the page's script and style, and the stand-in for the vendor's script. */
async function bundle(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: {
      main: join(import.meta.dirname, '../page/main.ts'),
      style: join(import.meta.dirname, '../page/style.css'),
      chatkit: fileURLToPath(import.meta.resolve('@chatkit-sessions/emulator/element')),
    },
    bundle: true,
    format: 'esm',
    outdir: '/',
    write: false,
  });
  return new Map(outputFiles.map(({ path, text }) => [path.slice(1), text]));
}
