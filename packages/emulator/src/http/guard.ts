import { hostOf, isLoopback } from './loopback.ts';
import type { PlainRequest } from './request.ts';
import { ApiError, errorResponse, type Handler, type PlainResponse } from './response.ts';

const anyLoopback = ['http://localhost:*', 'http://127.0.0.1:*', 'http://[::1]:*'];

/**
 * Guards an emulator against pages of other sites in the same browser.
 *
 * - A foreign `Host` is a 403: a site can point its own name to this machine (DNS rebinding).
 * - An `Origin` that is not listed is a 403, and nothing else happens. A listed origin gets CORS
 *   headers. Back ends send no `Origin`.
 *
 * Throws a TypeError for an origin outside the loopback.
 */
export function createGuard(origins: readonly string[] = anyLoopback, handle: Handler): Handler {
  const patterns = origins.map(parseOrigin);
  return async (request) => {
    if (request.host !== undefined && !isLoopback(hostOf(request.host))) {
      return forbid(
        `The emulator does not accept the host ${request.host}. Call it as 127.0.0.1 or localhost, or start it with a host other than a loopback address.`,
      );
    }
    const origin = request.header('origin');
    if (!origin) return await handle(request);
    if (!patterns.some((pattern) => matches(pattern, origin))) {
      return forbid(
        `Pages of ${origin} are not allowed to use the emulator. Add the origin to the option origins, or to the flag --origin.`,
      );
    }
    const response = request.method === 'OPTIONS' ? preflight(request) : await handle(request);
    response.headers['access-control-allow-origin'] = origin;
    response.headers['access-control-expose-headers'] = '*';
    response.headers['vary'] = 'origin';
    return response;
  };
}

function forbid(message: string): PlainResponse {
  return errorResponse(new ApiError(403, message));
}

function preflight(request: PlainRequest): PlainResponse {
  return {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, PUT, DELETE',
      'access-control-allow-headers': request.header('access-control-request-headers') ?? '',
      'access-control-max-age': '600',
    },
    body: '',
  };
}

interface OriginPattern {
  /** Scheme and host. */
  base: string;
  /** `:5173`, `:*` for any port, or undefined for the scheme's own. */
  port: string | undefined;
}

function parseOrigin(origin: string): OriginPattern {
  const [, base, port] =
    /^(https?:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]))(:(?:\d+|\*))?$/.exec(origin) ?? [];
  if (!base) {
    throw new TypeError(
      `An origin must be a loopback origin such as http://localhost:5173, got "${origin}".`,
    );
  }
  return { base, port };
}

function matches(pattern: OriginPattern, origin: string): boolean {
  const [, base, port] = /^(.*?)(:\d+)?$/.exec(origin) ?? [];
  return pattern.base === base && (pattern.port === ':*' || pattern.port === port);
}
