import { ChatKit, type ChatKitOptions } from '../src/index.ts';
import { apiKey, session } from './session.ts';

/** A request as the injected fetch received it. */
export interface Sent {
  url: string;
  method: string;
  headers: Headers;
  body: string | null;
  redirect: string | undefined;
  signal: AbortSignal;
  init: RequestInit & Record<string, unknown>;
}

type Reply = Response | Error | ((sent: Sent) => Response | Promise<Response>);

/** Creates a response with a JSON body. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'x-request-id': 'req_123', ...headers },
  });
}

/** Creates an error response in the API's format. */
export function failure(
  status: number,
  headers?: Record<string, string>,
  message = 'no',
): Response {
  const error = { message, type: 'some_error', param: 'a.b', code: 'some_code' };
  return json({ error }, status, headers);
}

/**
 * Creates a client over an injected fetch that returns the replies in turn, then repeats the last
 * reply. `sent` lists the requests.
 */
export function stub(
  replies: Reply[] = [() => json(session)],
  options: ChatKitOptions = {},
): { chatkit: ChatKit; sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const request: Sent = {
      url,
      method: init.method ?? '',
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? init.body : null,
      redirect: init.redirect,
      signal: init.signal as AbortSignal, // The client always sets a signal.
      init: init as Sent['init'],
    };
    const reply = replies[Math.min(sent.length, replies.length - 1)];
    sent.push(request);
    if (reply instanceof Error) throw reply;
    if (typeof reply === 'function') return reply(request);
    if (!reply) throw new Error('the stub needs at least one reply');
    return reply.clone();
  };
  const quiet = { error() {}, warn() {}, info() {}, debug() {} };
  return { chatkit: new ChatKit({ apiKey, fetch, logger: quiet, ...options }), sent };
}

/** Returns the error that a promise rejects with. Throws if the promise fulfils. */
export async function rejection(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('the promise was expected to reject');
}
