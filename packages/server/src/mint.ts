import type { ChatSession, SessionCreateParams } from '@chatkit-sessions/types';
import { readInput } from './body.ts';
import { toWorkflow } from './check-options.ts';
import type { SessionHandlerOptions } from './options.ts';
import { Problem, retryAfter } from './problem.ts';
import { upstreamProblem } from './upstream.ts';

/** What the browser gets of a session. */
export type Minted = Pick<ChatSession, 'client_secret' | 'expires_at'>;

/** Mints a session for a user, unless the limit or the body stands against it. */
export async function mint<Input>(
  options: SessionHandlerOptions<Input>,
  request: Request,
  user: string,
): Promise<Minted> {
  const refusal = await options.limit?.(user, request);
  if (refusal) {
    const headers = retryAfter(refusal.retryAfter);
    throw new Problem(429, 'Too many sessions were asked for.', { headers });
  }
  const input = await readInput(request, options.input, options.bodyLimit ?? 16_384);
  const params = await toParams(options, request, user, input);
  const session = await create(options, params, request.signal);
  const { client_secret, expires_at } = session ?? {};
  if (typeof client_secret !== 'string' || !client_secret || !Number.isFinite(expires_at)) {
    const cause = new Error('The API answered a session without a client_secret or expires_at.');
    throw new Problem(502, 'The chat service did not mint a session.', { cause });
  }
  return { client_secret, expires_at };
}

async function toParams<Input>(
  {
    workflow,
    stateVariables,
    configuration,
    expiresAfter,
    rateLimits,
  }: SessionHandlerOptions<Input>,
  request: Request,
  user: string,
  input: Input | undefined,
): Promise<SessionCreateParams> {
  const chosen = typeof workflow === 'function' ? await workflow(request, user) : workflow;
  const variables =
    typeof stateVariables === 'function'
      ? // Without a schema the type `Input` is undefined; with one, the schema gave the value.
        await stateVariables(request, user, input as Input)
      : stateVariables;
  return {
    user,
    workflow: { ...toWorkflow(chosen), ...(variables && { state_variables: variables }) },
    ...(configuration && { chatkit_configuration: configuration }),
    ...(expiresAfter && { expires_after: expiresAfter }),
    ...(rateLimits && { rate_limits: rateLimits }),
  };
}

/** Calls the API until there is an answer, the time is up or the browser has gone. */
async function create<Input>(
  { chatkit, timeout = 30_000 }: SessionHandlerOptions<Input>,
  params: SessionCreateParams,
  gone: AbortSignal,
): Promise<Minted> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), timeout);
  try {
    const signal = AbortSignal.any([gone, late.signal]);
    return await chatkit.sessions.create(params, { signal, deadline: timeout });
  } catch (cause) {
    // Nobody is left to read this.
    if (gone.aborted) throw new Problem(499, 'The request was withdrawn.');
    if (late.signal.aborted) throw new Problem(504, 'The chat service took too long.', { cause });
    throw upstreamProblem(cause);
  } finally {
    clearTimeout(timer);
  }
}
