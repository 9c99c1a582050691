import type { ChatSession } from '@chatkit-sessions/types';
import { ClientSecretError } from './client-secret-error.ts';
import { untilAborted } from './until-aborted.ts';

// The declarations name these Web types. Without the DOM or Node types loaded, the empty interfaces
// let them compile; with those loaded, an empty interface adds nothing.
declare global {
  interface AbortSignal {}
  interface Request {}
  interface RequestInit {}
  interface Response {}
  interface URL {}
}

/** The options of a request for a secret. */
export interface RequestSecretOptions {
  /** The URL of your server's route, such as `/chatkit/session`. */
  endpoint: string | URL;
  /**
   * Called before each attempt. Returns additions to the request: `headers` with a token, a `body`,
   * other `credentials`. An error that it throws ends the call. Defaults to `credentials: 'include'`.
   */
  init?: (() => RequestInit | Promise<RequestInit>) | undefined;
  /** The longest that an attempt may take, body included, in ms. Defaults to 40 000. */
  timeout?: number | undefined;
  /** Sends the requests. Defaults to the global `fetch`, looked up at each attempt. */
  fetch?: ((url: string | URL, init: RequestInit) => Promise<Response>) | undefined;
}

/** A secret, and the milliseconds until it expires. */
export interface Secret {
  value: string;
  left(): number;
}

/** Requests a secret once, until the timeout or the signal. Throws a {@link ClientSecretError}. */
export async function requestSecret(
  options: RequestSecretOptions,
  used: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Secret> {
  const { endpoint, timeout = 40_000 } = options;
  const attempt = new AbortController();
  const timer = setTimeout(
    () => attempt.abort(new ClientSecretError(`${endpoint} took longer than ${timeout} ms.`)),
    // A timer with a longer delay than 2 ** 31 ms fires at once.
    Math.min(timeout, 2e9),
  );
  try {
    return await send(options, used, AbortSignal.any([signal, attempt.signal]));
  } finally {
    clearTimeout(timer);
    attempt.abort();
  }
}

async function send(
  { endpoint, init, fetch: sendRequest = fetch }: RequestSecretOptions,
  used: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Secret> {
  // A `fetch` or `init` may ignore the signal.
  const added = await untilAborted(signal, init?.());
  // Read before the request, since the response may be slow.
  const [system, monotonic] = [Date.now(), performance.now()];
  // The system's clock may be set back, and the monotonic one may stop while the machine sleeps.
  const elapsed = (): number => Math.max(Date.now() - system, performance.now() - monotonic);
  let response: Response | undefined;
  let text = '';
  try {
    response = await untilAborted(
      signal,
      sendRequest(endpoint, {
        credentials: 'include',
        ...added,
        method: 'POST',
        cache: 'no-store',
        signal,
      }),
    );
    text = await untilAborted(signal, response.text());
  } catch (cause) {
    // The status of an error response matters, even if its body never ends.
    if (!response || response.ok) {
      signal.throwIfAborted();
      throw new ClientSecretError(`${endpoint} could not be reached.`, { cause });
    }
  }
  return readSecret(endpoint, response, text, used, elapsed);
}

/** Returns the secret of a response unless it is used or expired. */
function readSecret(
  endpoint: string | URL,
  { ok, status, headers }: Response,
  text: string,
  used: ReadonlySet<string>,
  elapsed: () => number,
): Secret {
  const { client_secret: value, expires_at: end = NaN, detail } = parse(text) ?? {};
  // The browser's clock may be wrong, so it is used only if the server's date is hidden.
  const lifetime = end * 1000 - (Date.parse(headers.get('date') ?? '') || Date.now());
  const left = (): number => lifetime - elapsed();
  let problem = 'an expired secret.';
  if (!ok) {
    problem = typeof detail === 'string' ? `${status}: ${detail}` : `${status}.`;
  } else if (typeof value !== 'string' || !value || !Number.isFinite(end)) {
    problem = 'no client_secret or expires_at.';
  } else if (used.has(value)) problem = 'a used secret.';
  else if (left() > 0) return { value, left };
  const seconds = parseFloat(headers.get('retry-after') ?? '');
  const retryAfter = seconds >= 0 ? seconds : undefined;
  throw new ClientSecretError(`${endpoint} returned ${problem}`, { status, retryAfter });
}

/** The fields of a response to read: those of a session, and `detail` of a problem (RFC 9457). */
type Body = Partial<Pick<ChatSession, 'client_secret' | 'expires_at'> & { detail: unknown }>;

/** Parses the text of a response, or returns undefined if it is not JSON. */
function parse(text: string): Body | null | undefined {
  try {
    return JSON.parse(text) as Body | null;
  } catch {
    return undefined;
  }
}
