import type { ChatSession } from '@chatkit-sessions/types';
import { ClientSecretError } from './client-secret-error.ts';
import { until } from './until.ts';

// The types of the Web that our declarations name. Where neither DOM nor Node types are loaded, these
// empty ones let the declarations check; where they are, an empty interface adds nothing to them.
declare global {
  interface AbortSignal {}
  interface RequestInit {}
  interface Response {}
  interface URL {}
}

/** Where and how a secret is asked for. */
export interface RequestSecretOptions {
  /** Where your server mints, such as `/chatkit/session`. */
  endpoint: string | URL;
  /**
   * Called before each attempt for what to add to the request: `headers` with a token, a `body`,
   * other `credentials`. What it throws ends the call. Default: `credentials: 'include'` alone.
   */
  init?: (() => RequestInit | Promise<RequestInit>) | undefined;
  /** The longest an attempt may take, body included, in milliseconds. Default: 40 000. */
  timeout?: number | undefined;
  /** Makes the requests. Default: the global `fetch`, looked up at each attempt. */
  fetch?: ((url: string | URL, init: RequestInit) => Promise<Response>) | undefined;
}

/** A secret, and how many milliseconds it is still good for. */
export interface Secret {
  value: string;
  left(): number;
}

/** Asks for a secret once, until the timeout or the signal. Throws a {@link ClientSecretError}. */
export function requestSecret(
  options: RequestSecretOptions,
  spent: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Secret> {
  return until(signal, (succeed, fail) => {
    const attempt = new AbortController();
    const timer = setTimeout(
      () => fail(new ClientSecretError('The server took too long.')),
      // A timer that is to wait longer than 2 ** 31 ms fires at once.
      Math.min(options.timeout ?? 40_000, 2e9),
    );
    ask(options, spent, attempt.signal).then(succeed, fail);
    return () => {
      clearTimeout(timer);
      attempt.abort();
    };
  });
}

async function ask(
  { endpoint, init, fetch: send = fetch }: RequestSecretOptions,
  spent: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Secret> {
  const added = await init?.();
  // Counted from here, since the answer may be long on its way.
  const elapsed = startClock();
  let response;
  let body: Partial<Pick<ChatSession, 'client_secret' | 'expires_at'>> | null | undefined;
  try {
    response = await send(endpoint, {
      credentials: 'include',
      ...added,
      method: 'POST',
      cache: 'no-store',
      signal,
    });
    // A refusal is one by its status, whatever becomes of its body.
    if (response.ok) {
      body = await response.json().catch((error: unknown) => {
        // No JSON is an answer too; a body that breaks off is none.
        if (!(error instanceof SyntaxError)) throw error;
      });
    }
  } catch (cause) {
    throw new ClientSecretError('The server was not reached.', { cause });
  }
  const { status, headers, ok } = response;
  // The browser's clock may be wrong; where the server's is not to be seen, it must do.
  const now = Date.parse(headers.get('date') ?? '') || Date.now();
  if (!ok) {
    const seconds = parseFloat(headers.get('retry-after') ?? '');
    const retryAfter = seconds >= 0 ? seconds : undefined;
    throw new ClientSecretError(`The server answered ${status}.`, { status, retryAfter });
  }
  const { client_secret: value, expires_at: end } = body ?? {};
  if (typeof value !== 'string' || !value || typeof end !== 'number' || spent.has(value)) {
    throw new ClientSecretError('The answer holds no fresh secret.', { status });
  }
  return { value, left: () => end * 1000 - now - elapsed() };
}

/**
 * Milliseconds from now on. Of two clocks the faster one: the system's may be set back, and the
 * monotonic one may stand still while the machine sleeps.
 */
function startClock(): () => number {
  const [system, monotonic] = [Date.now(), performance.now()];
  return () => Math.max(Date.now() - system, performance.now() - monotonic);
}
