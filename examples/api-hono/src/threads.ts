import { BadRequestError, NotFoundError, type ChatKit } from '@chatkit-sessions/client';
import { Hono, type Context } from 'hono';

/** Returns the id of the signed-in user, or null. */
export type UserOf = (context: Context) => Promise<string | null>;

const pageSize = 5;

/** Creates the routes for past threads. A user sees and deletes only threads of their own. */
export function createThreadRoutes({ threads }: Pick<ChatKit, 'threads'>, userOf: UserOf): Hono {
  const app = new Hono();

  app.get('/', async (context) => {
    const user = await userOf(context);
    if (!user) return context.json({ error: 'Sign in first.' }, 401);
    const after = context.req.query('after');
    const page = await threads.list({ user, limit: pageSize, ...(after && { after }) });
    // A second guard: if the API ever ignored `user`, its page must not reach the browser.
    if (page.data.some((thread) => thread.user !== user)) {
      throw new Error('The API listed a thread of another user.');
    }
    context.header('cache-control', 'no-store');
    return context.json({
      threads: page.data.map(({ id, title, created_at }) => ({ id, title, created_at })),
      next: page.hasNextPage() ? page.last_id : null,
    });
  });

  app.delete('/:id', async (context) => {
    const user = await userOf(context);
    if (!user) return context.json({ error: 'Sign in first.' }, 401);
    const id = context.req.param('id');
    // The client throws for a blank id.
    if (!id.trim()) return context.json({ error: 'Not found.' }, 404);
    const thread = await threads.retrieve(id);
    // The same response as for a thread that does not exist: ids of other users stay unknown.
    if (thread.user !== user) return context.json({ error: 'Not found.' }, 404);
    await threads.delete(id);
    return context.body(null, 204);
  });

  app.onError((error, context) => {
    if (error instanceof NotFoundError) return context.json({ error: 'Not found.' }, 404);
    if (error instanceof BadRequestError) return context.json({ error: 'Invalid request.' }, 400);
    // oxlint-disable-next-line no-console -- the user does not see the API's message
    console.error(String(error));
    return context.json({ error: 'The threads are not available.' }, 502);
  });

  return app;
}
