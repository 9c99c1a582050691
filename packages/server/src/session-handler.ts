import { checkOptions } from './check-options.ts';
import { createSession } from './create-session.ts';
import { describeError } from './describe-error.ts';
import { isObject, typeName } from './option-names.ts';
import type { ChatUser, SessionHandlerOptions } from './options.ts';
import { createOriginCheck, preflightHeaders } from './origin.ts';
import { Problem } from './problem.ts';

/**
 * Responds to a request for a session. Passes the second argument, such as your framework's own
 * request or context, to your functions. It rejects only if `request` is not a `Request`.
 */
export type SessionHandler<Context = unknown> = (
  request: Request,
  ...context: unknown extends Context ? [context?: unknown] : [context: Context]
) => Promise<Response>;

/**
 * Creates the route that creates a ChatKit session for the signed-in user. It fits Next.js, Hono,
 * Workers, Deno and Bun. For Express and `node:http`, see `@chatkit-sessions/server/node`. A POST
 * returns `{ client_secret, expires_at }`. An error response has a problem body (RFC 9457).
 *
 * ```ts
 * const handler = createSessionHandler({
 *   chatkit: new ChatKit(),
 *   workflow: 'wf_123',
 *   user: async (request) => (await signedIn(request))?.id ?? null,
 * });
 * ```
 *
 * Throws a TypeError for an unknown or invalid option. Server-only: `chatkit` holds the API key.
 */
export function createSessionHandler<Input = undefined, Context = unknown>(
  options: SessionHandlerOptions<Input, Context>,
): SessionHandler<Context> {
  checkOptions(options);
  const checkOrigin = createOriginCheck(options);

  return async (request, ...rest) => {
    checkRequest(request);
    // The type allows a missing context only for handlers that do not use it.
    const context = rest[0] as Context;
    const headers = new Headers();
    try {
      for (const [name, value] of Object.entries(checkOrigin(request))) headers.set(name, value);
      if (request.method === 'OPTIONS') return respond(204, headers, preflightHeaders(request));
      if (request.method !== 'POST') {
        throw new Problem(405, 'Request a session with POST.', {
          headers: { allow: 'POST, OPTIONS' },
        });
      }
      const user = toUserId(await options.user(request, context), headers);
      const session = await createSession(options, request, user, context);
      return respond(200, headers, { 'content-type': 'application/json' }, session);
    } catch (error) {
      const problem =
        error instanceof Problem
          ? error
          : new Problem(500, 'The server failed to create a session.', { cause: error });
      if ('cause' in problem) await report(options, problem, request, context);
      const own = { ...problem.headers, 'content-type': 'application/problem+json' };
      return respond(problem.status, headers, own, problem.toBody());
    }
  };
}

/** Throws for the own request objects of Express and Hono, whose routes would ignore the response. */
function checkRequest(request: unknown): void {
  if (typeof (request as Partial<Request> | null)?.headers?.get === 'function') return;
  throw new TypeError(
    `The session handler takes a Request, got ${typeName(request)}. In Express, mount createNodeListener(handler); in Hono, (context) => handler(context.req.raw, context).`,
  );
}

/** Returns the user's id, and adds the user's headers to those of the response. */
function toUserId(user: ChatUser, headers: Headers): string {
  const id = isObject(user) ? user.id : (user ?? '');
  if (typeof id !== 'string') {
    const got = isObject(user) ? `an object whose id is ${typeName(id)}` : typeName(user);
    throw new TypeError(
      `The option user must return the user's id as a string, { id, headers? } or null, got ${got}.`,
    );
  }
  // All users with a blank id would share their threads.
  if (!id.trim()) throw new Problem(401, 'Sign in first.');
  if (isObject(user)) {
    for (const [name, value] of new Headers(user.headers)) {
      // The handler sets these headers itself, or they describe another body.
      const isOwn = /^(content-|access-control-|transfer-encoding$|connection$)/.test(name);
      if (!isOwn) headers.append(name, value);
    }
  }
  return id;
}

function respond(
  status: number,
  headers: Headers,
  own: Record<string, string>,
  body?: unknown,
): Response {
  for (const [name, value] of Object.entries(own)) headers.set(name, value);
  headers.set('cache-control', 'no-store');
  // The browser computes the secret's lifetime from this header, since its own clock may be wrong.
  headers.set('date', new Date().toUTCString());
  headers.append('vary', 'origin');
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
}

async function report<Input, Context>(
  { onError }: SessionHandlerOptions<Input, Context>,
  { status, message, cause }: Problem,
  request: Request,
  context: Context,
): Promise<void> {
  try {
    if (onError) await onError(cause, request, context);
    else {
      // oxlint-disable-next-line no-console -- the default must not hide a failure
      console.error(
        `@chatkit-sessions/server: ${message} ${describeError(cause, status)}. Set onError to receive the error itself.`,
      );
    }
  } catch {
    // The browser still gets its response.
  }
}
