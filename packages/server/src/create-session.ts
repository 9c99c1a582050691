import type { ChatSession, SessionCreateParams } from '@chatkit-sessions/types';
import { readInput } from './body.ts';
import { toWorkflow } from './check-options.ts';
import type { SessionHandlerOptions } from './options.ts';
import { Problem, retryAfter } from './problem.ts';
import { upstreamProblem } from './upstream.ts';

/** The fields of a session that the browser receives. */
export type ClientSession = Pick<ChatSession, 'client_secret' | 'expires_at'>;

/** Creates a session for a user. Throws a {@link Problem} if the limit, the body or the API prevents it. */
export async function createSession<Input, Context>(
  options: SessionHandlerOptions<Input, Context>,
  request: Request,
  user: string,
  context: Context,
): Promise<ClientSession> {
  const refusal = await options.limit?.(user, request, context);
  if (refusal) {
    const headers = retryAfter(refusal.retryAfter);
    throw new Problem(429, 'Too many sessions were requested. Try again later.', { headers });
  }
  const input = await readInput(request, options.input, options.bodyLimit ?? 16_384);
  const params = await toParams(options, request, user, input, context);
  const session = await callAPI(options, params, request.signal);
  const { client_secret, expires_at } = session ?? {};
  if (typeof client_secret !== 'string' || !client_secret || !Number.isFinite(expires_at)) {
    const detail = 'The chat service returned no client_secret or expires_at.';
    throw new Problem(502, detail, { cause: new Error(detail) });
  }
  return { client_secret, expires_at };
}

async function toParams<Input, Context>(
  options: SessionHandlerOptions<Input, Context>,
  request: Request,
  user: string,
  input: Input | undefined,
  context: Context,
): Promise<SessionCreateParams> {
  const { workflow, stateVariables, configuration, expiresAfter, rateLimits } = options;
  const chosen = typeof workflow === 'function' ? await workflow(request, user, context) : workflow;
  const variables =
    typeof stateVariables === 'function'
      ? // Without a schema the type `Input` is undefined; with one, the value is the schema's output.
        await stateVariables(request, user, input as Input, context)
      : stateVariables;
  return {
    user,
    workflow: { ...toWorkflow(chosen), ...(variables && { state_variables: variables }) },
    ...(configuration && { chatkit_configuration: configuration }),
    ...(expiresAfter && { expires_after: expiresAfter }),
    ...(rateLimits && { rate_limits: rateLimits }),
  };
}

/** Calls the API until it responds, the timeout passes or the browser disconnects. */
async function callAPI<Input, Context>(
  { chatkit, timeout = 30_000 }: SessionHandlerOptions<Input, Context>,
  params: SessionCreateParams,
  disconnected: AbortSignal,
): Promise<ClientSession> {
  const timedOut = new AbortController();
  const timer = setTimeout(() => timedOut.abort(), timeout);
  try {
    const signal = AbortSignal.any([disconnected, timedOut.signal]);
    return await chatkit.sessions.create(params, { signal, deadline: timeout });
  } catch (cause) {
    // Nobody reads this response.
    if (disconnected.aborted) throw new Problem(499, 'The browser closed the connection.');
    if (timedOut.signal.aborted) {
      throw new Problem(504, 'The chat service took too long.', { cause });
    }
    throw upstreamProblem(cause);
  } finally {
    clearTimeout(timer);
  }
}
