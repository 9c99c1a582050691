import { fail, ok, warn, type Check } from './check.ts';

type Send = (
  method: string,
  headers: Record<string, string>,
  body: string | null,
) => Promise<Response>;

const check = 'cors';

/** Checks that a page of another origin may call the endpoint: the response, and the preflight before it. */
export async function* checkCors(
  headers: Headers,
  origin: string,
  send: Send,
): AsyncGenerator<Check> {
  const allowed = headers.get('access-control-allow-origin');
  if (allowed !== origin && allowed !== '*') {
    const found = allowed === null ? 'no access-control-allow-origin' : `it for ${allowed}`;
    const remedy = `Send the header: access-control-allow-origin: ${origin}`;
    return yield fail(
      check,
      `A page of ${origin} cannot read the response: it has ${found}.`,
      remedy,
    );
  }
  if (allowed === '*') {
    const remedy = `Allow ${origin} alone: cookies are never sent to a route that allows every origin.`;
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
  yield fail(check, `The browser of a page of ${origin} refuses: the preflight fails.`, remedy);
}
