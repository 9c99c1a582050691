import { fail, ok, warn, type Check } from './check.ts';
import { checkCors } from './cors.ts';

const check = 'endpoint';

/** Checks the route that returns the client secret to a page. Never shows the secret. */
export async function* checkEndpoint(
  endpoint: URL,
  origin: string,
  { signal, timeout, now }: { signal: AbortSignal; timeout: number; now: number },
): AsyncGenerator<Check> {
  const send = (method: string, headers: Record<string, string>, body: string | null) =>
    fetch(endpoint, {
      method,
      headers: { origin, ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
    });
  let response: Response;
  let text: string;
  try {
    // The body that ChatKit's own guides send.
    const body = JSON.stringify({ currentClientSecret: null });
    response = await send('POST', { 'content-type': 'application/json' }, body);
    text = await response.text();
  } catch (error) {
    if (signal.aborted) throw error;
    const remedy = 'Start the server, and check the URL and its port.';
    return yield fail(check, `${endpoint.href} does not respond.`, remedy);
  }
  const problem = statusProblem(response);
  if (problem) yield problem;
  else yield checkBody(text, now);
  if (!problem) yield checkCaching(response.headers);
  if (origin !== endpoint.origin) yield* checkCors(response.headers, origin, send);
  else
    yield ok(
      'cors',
      'Not needed: the page has the origin of the endpoint. Set --origin for another one.',
    );
}

function statusProblem({ status, ok: isSuccess }: Response): Check | undefined {
  if (isSuccess) return undefined;
  if (status === 401 || status === 403) {
    const message = `The endpoint responds with ${status}: it needs a signed-in user.`;
    return warn(check, message, 'Check in the browser that the page sends its cookie or token.');
  }
  if (status === 405 || status === 404) {
    const remedy = 'Check the URL, and that the route accepts POST.';
    return fail(check, `The endpoint responds with ${status} to a POST.`, remedy);
  }
  if (status < 400) {
    const remedy =
      'Give the page the URL that it redirects to: a redirected POST can lose its body.';
    return fail(check, `The endpoint redirects with ${status}.`, remedy);
  }
  const remedy = 'Look at the log of your server.';
  return fail(check, `The endpoint responds with ${status}.`, remedy);
}

function checkBody(text: string, now: number): Check {
  const { client_secret, expires_at, ...rest } = parse(text);
  if (/\bsk-[\w-]{16,}/.test(text)) {
    const remedy = 'Revoke that key now, and respond with client_secret and expires_at alone.';
    return fail(check, 'The response contains an API key, which everyone can now read.', remedy);
  }
  if (typeof client_secret !== 'string' || client_secret === '') {
    const remedy = 'Respond with JSON: { client_secret, expires_at } of the session.';
    return fail(check, 'The response has no client_secret.', remedy);
  }
  if (typeof expires_at !== 'number') {
    const other = 'expires_after' in rest ? ', but expires_after, which is not a time' : '';
    const remedy = 'Respond with expires_at of the session, in seconds of Unix time.';
    return fail(check, `The response has no expires_at${other}.`, remedy);
  }
  const left = Math.round(expires_at - now / 1000);
  if (left <= 0) {
    const remedy = 'Create a new session for every request.';
    return fail(check, 'The client secret has expired already.', remedy);
  }
  if (left > 3600) {
    const remedy = 'Respond with expires_at in seconds, as the API gives it, not in milliseconds.';
    return fail(check, 'The expires_at is far in the future.', remedy);
  }
  return ok(check, `The endpoint returns a client secret, which expires in ${left} seconds.`);
}

function parse(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function checkCaching(headers: Headers): Check {
  if (/\bno-store\b/i.test(headers.get('cache-control') ?? '')) {
    return ok('no-store', 'The header cache-control of the response has no-store.');
  }
  const remedy = 'Send the header: cache-control: no-store';
  return fail('no-store', 'A cache may give the secret of one user to another user.', remedy);
}
