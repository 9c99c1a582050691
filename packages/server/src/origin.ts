import { Problem } from './problem.ts';
import type { SessionHandlerOptions } from './options.ts';

/** The headers that a request's origin needs on its answer, or a 403. */
export type OriginCheck = (request: Request) => Record<string, string>;

/**
 * Lets the same origin through, and listed ones with what CORS asks for. Without `origin` a browser
 * says in `sec-fetch-site` whether the page is another site's; what sends neither is no browser,
 * could forge both, and is left to `user`.
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
      'Pages of this origin may not ask for a session: it is neither the one that publicOrigin names nor one of allowedOrigins.',
    );
  };
}

/** What a preflight is answered with, besides the headers of its origin. */
export function preflightHeaders(request: Request): Record<string, string> {
  const asked = request.headers.get('access-control-request-headers');
  return {
    allow: 'POST, OPTIONS',
    'access-control-allow-methods': 'POST',
    'access-control-max-age': '600',
    // A listed origin is trusted with any header: that of its token, say.
    ...(asked && { 'access-control-allow-headers': asked }),
  };
}

/**
 * The origin that the browser sent the request to, as far as it is known here. `host` is what it
 * called: Next.js, for one, has `localhost` in the URL whatever the host. No page can set it.
 */
function ownOrigin({ url, headers }: Request): string {
  const { protocol, host } = new URL(url);
  const called = `${protocol}//${headers.get('host') ?? host}`;
  // Some proxies name the default port, which no browser does.
  return URL.canParse(called) ? new URL(called).origin : called;
}

function checkOrigin(option: string, origin: string): void {
  const sent = toOrigin(origin);
  if (sent !== undefined && origin === sent) return;
  throw new TypeError(
    `The option ${option} has ${JSON.stringify(origin)}, which is no origin as a browser sends it: write ${sent ?? 'one such as https://example.com'}.`,
  );
}

/** What a browser sends. Of a scheme of apps, such as `capacitor:`, a URL says that it has no origin. */
function toOrigin(text: string): string | undefined {
  // `null`, which every sandboxed page has, is no URL; a host with a star is one.
  if (!URL.canParse(text) || text.includes('*')) return undefined;
  const { protocol, host } = new URL(text);
  return host ? `${protocol}//${host}` : undefined;
}
