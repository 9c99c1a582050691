import { Problem } from './problem.ts';
import type { SessionHandlerOptions } from './options.ts';

/** Returns the CORS headers for the request's origin, or throws a 403. */
export type OriginCheck = (request: Request) => Record<string, string>;

/**
 * Creates the check of a request's origin. It accepts the same origin, and listed origins with CORS
 * headers. If `origin` is missing, it reads `sec-fetch-site`. A client that sends neither header is
 * not a browser and could forge both, so only `user` decides.
 */
export function createOriginCheck({
  publicOrigin,
  allowedOrigins = [],
}: Pick<SessionHandlerOptions, 'publicOrigin' | 'allowedOrigins'>): OriginCheck {
  if (publicOrigin !== undefined) checkOrigin('publicOrigin', publicOrigin);
  for (const origin of allowedOrigins) checkOrigin('allowedOrigins', origin);
  const listed = new Set(allowedOrigins);

  return (request) => {
    const origin = request.headers.get('origin');
    if (origin === null) {
      const site = request.headers.get('sec-fetch-site') ?? 'none';
      if (site === 'same-origin' || site === 'none') return {};
    } else if (origin === (publicOrigin ?? ownOrigin(request))) {
      return {};
    } else if (listed.has(origin)) {
      return {
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': 'date, retry-after',
      };
    }
    throw new Problem(
      403,
      'Pages of this origin may not request a session. The server sets the origins with publicOrigin and allowedOrigins.',
    );
  };
}

/** Returns the headers of a preflight response, besides those for the origin. */
export function preflightHeaders(request: Request): Record<string, string> {
  const asked = request.headers.get('access-control-request-headers');
  return {
    allow: 'POST, OPTIONS',
    'access-control-allow-methods': 'POST',
    'access-control-max-age': '600',
    // A listed origin may send any header, such as `authorization`.
    ...(asked && { 'access-control-allow-headers': asked }),
  };
}

/**
 * Returns the origin that the browser sent the request to. Uses the header `host`, which no page can
 * set, since the host in the URL may be wrong: Next.js always has `localhost` there.
 */
function ownOrigin({ url, headers }: Request): string {
  const { protocol, host } = new URL(url);
  const origin = `${protocol}//${headers.get('host') ?? host}`;
  // Some proxies add the default port, which a browser leaves out.
  return URL.canParse(origin) ? new URL(origin).origin : origin;
}

function checkOrigin(option: string, origin: string): void {
  const expected = toOrigin(origin);
  if (expected !== undefined && origin === expected) return;
  throw new TypeError(
    `The option ${option} has the invalid origin ${JSON.stringify(origin)}. Write ${expected ?? 'an origin such as https://example.com'}.`,
  );
}

/**
 * Returns the origin as a browser sends it, or undefined for an invalid one. Does not use `URL.origin`,
 * which is `null` for an app's own scheme, such as `capacitor:`.
 */
function toOrigin(text: string): string | undefined {
  // Every sandboxed page sends `null`, which is not a URL. A URL may have a star in its host.
  if (!URL.canParse(text) || text.includes('*')) return undefined;
  const { protocol, host } = new URL(text);
  return host ? `${protocol}//${host}` : undefined;
}
