import { Hono } from 'hono';
import { errorAnswer, Refusal } from './answers.ts';
import { routes } from './gen/routes.gen.ts';
import { operations } from './operations.ts';
import { checkHeaders, readBody } from './requests.ts';
import { Sessions } from './sessions.ts';

/** The ChatKit sessions API in this process. */
export interface Emulator {
  /**
   * Answers a request as the API would, under the prefix `/v1` of any host; hand it to a client as
   * its `fetch`. Touches no network.
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
}

/** Starts with no session. What it keeps, it keeps in memory, and shares with no other emulator. */
export function createEmulator(): Emulator {
  const sessions = new Sessions();
  const app = new Hono().basePath('/v1');
  for (const route of routes) {
    const act = operations[route.operationId];
    app.on(route.method, route.path.replace(/\{(.+?)\}/g, ':$1'), async (context) => {
      checkHeaders(route, context.req.raw.headers);
      if (!act) {
        throw new Refusal(501, `The emulator does not act on ${route.operationId} yet.`, {
          type: 'server_error',
          code: 'not_implemented',
        });
      }
      const body = await readBody(route, context.req.raw);
      return act({ sessions, path: context.req.param(), body });
    });
  }
  app.notFound(({ req }) =>
    errorAnswer(new Refusal(404, `There is no ${req.method} ${req.path} in this API.`)),
  );
  app.onError((error) => {
    if (error instanceof Refusal) return errorAnswer(error);
    throw error;
  });
  return {
    fetch: async (input, init) => app.fetch(new Request(input, init)),
  };
}
