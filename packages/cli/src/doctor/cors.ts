import { fail, ok, warn, type Check } from './check.ts';

type Send = (
  method: string,
  headers: Record<string, string>,
  body: string | null,
) => Promise<Response>;

const check = 'cors';

/** Checks the CORS headers of the endpoint's response and of its preflight. */
export async function* checkCors(
  headers: Headers,
  origin: string,
  send: Send,
): AsyncGenerator<Check> {
  const allowed = headers.get('access-control-allow-origin');
  if (allowed !== origin && allowed !== '*') {
    const value = allowed === null ? 'not set' : allowed;
    const remedy = `Send the header: access-control-allow-origin: ${origin}`;
    return yield fail(
      check,
      `A page of ${origin} cannot read the response: access-control-allow-origin is ${value}.`,
      remedy,
    );
  }
  if (allowed === '*') {
    const remedy = `Allow ${origin} alone: browsers reject a request with cookies if the route allows every origin.`;
    return yield warn(check, 'Pages of every origin may ask for a secret.', remedy);
  }
  const preflight = await send(
    'OPTIONS',
    { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    null,
  ).catch(() => undefined);
  const lists = (name: string, value: string): boolean =>
    (preflight?.headers.get(name) ?? '')
      .split(',')
      .some((each) => [value, '*'].includes(each.trim().toLowerCase()));
  const isAllowed =
    preflight?.ok === true &&
    lists('access-control-allow-origin', origin) &&
    lists('access-control-allow-headers', 'content-type');
  if (isAllowed) return yield ok(check, `A page of ${origin} may call the endpoint.`);
  const remedy =
    'Respond to OPTIONS with 204, access-control-allow-origin and access-control-allow-headers: content-type.';
  yield fail(
    check,
    `The browser blocks the request of a page of ${origin}: the preflight fails.`,
    remedy,
  );
}
