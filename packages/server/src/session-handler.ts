import { checkOptions } from './check-options.ts';
import { mint } from './mint.ts';
import type { ChatUser, SessionHandlerOptions } from './options.ts';
import { createOriginCheck, preflightHeaders } from './origin.ts';
import { Problem } from './problem.ts';
import { describeError } from './upstream.ts';

/** Answers a request for a session. It never rejects. */
export type SessionHandler = (request: Request) => Promise<Response>;

/**
 * The route that mints a session for whoever is signed in, as Next.js, Hono, Workers, Deno and Bun
 * take it; for Express and `node:http` see `@chatkit-sessions/server/node`. It answers a POST with
 * `{ client_secret, expires_at }`, and all else with a problem body (RFC 9457).
 *
 * ```ts
 * const handler = createSessionHandler({
 *   chatkit: new ChatKit(),
 *   workflow: 'wf_123',
 *   user: async (request) => (await signedIn(request))?.id ?? null,
 * });
 * ```
 *
 * Throws a TypeError for an option without sense. Server-only: the API key is behind `chatkit`.
 */
export function createSessionHandler<Input = undefined>(
  options: SessionHandlerOptions<Input>,
): SessionHandler {
  checkOptions(options);
  const checkOrigin = createOriginCheck(options);

  return async (request) => {
    const headers = new Headers();
    try {
      for (const [name, value] of Object.entries(checkOrigin(request))) headers.set(name, value);
      if (request.method === 'OPTIONS') return respond(204, headers, preflightHeaders(request));
      if (request.method !== 'POST') {
        throw new Problem(405, 'A session is asked for with POST.', {
          headers: { allow: 'POST, OPTIONS' },
        });
      }
      const user = await identify(options.user, request, headers);
      const session = await mint(options, request, user);
      return respond(200, headers, { 'content-type': 'application/json' }, session);
    } catch (error) {
      const problem =
        error instanceof Problem
          ? error
          : new Problem(500, 'The server failed to mint a session.', { cause: error });
      if ('cause' in problem) await report(options.onError, problem.cause, request);
      const own = { ...problem.headers, 'content-type': 'application/problem+json' };
      return respond(problem.status, headers, own, problem.toBody());
    }
  };
}

/** The id of the user, whose headers go into those of the answer. */
async function identify(
  user: (request: Request) => ChatUser | PromiseLike<ChatUser>,
  request: Request,
  headers: Headers,
): Promise<string> {
  const known = await user(request);
  const id = typeof known === 'object' && known !== null ? known.id : known;
  if (id !== null && id !== undefined && typeof id !== 'string') {
    throw new TypeError(`The option user gave an id of type ${typeof id}, not a string.`);
  }
  // All who come with a blank one would share their threads.
  if (!id?.trim()) throw new Problem(401, 'Sign in first.');
  if (typeof known === 'object') {
    for (const [name, value] of new Headers(known?.headers)) {
      // What is the handler's to say, or describes another body than this answer's, stays out.
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
  // The browser reckons the secret's end by this, since its own clock may be wrong.
  headers.set('date', new Date().toUTCString());
  headers.append('vary', 'origin');
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
}

async function report(
  onError: SessionHandlerOptions['onError'],
  error: unknown,
  request: Request,
): Promise<void> {
  try {
    if (onError) await onError(error, request);
    else {
      // oxlint-disable-next-line no-console -- the default, so that no failure goes unseen
      console.error(
        `No ChatKit session was minted: ${describeError(error)}. The option onError gets the whole error.`,
      );
    }
  } catch {
    // The browser still gets its answer.
  }
}
