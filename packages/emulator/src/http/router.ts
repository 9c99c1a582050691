import { maskPath } from './mask.ts';
import { ApiError } from './response.ts';

interface Routable {
  method: string;
  /** An OpenAPI path, with the parameters in braces. */
  path: string;
}

interface Match<Route> {
  route: Route;
  /** The path's parameters, decoded. */
  parameters: Readonly<Record<string, string>>;
}

/**
 * Creates a function that finds the route of a request under a prefix. It throws a 404 for an unknown
 * path, and a 405 with `allow` for a path that takes other methods.
 */
export function createRouter<Route extends Routable>(
  prefix: string,
  routes: readonly Route[],
): (method: string, path: string) => Match<Route> {
  // OpenAPI matches a fixed path before a templated one. Parameters sort last, and so does the end
  // of a path, which puts `{name}.{ext}` before `{name}`.
  const rank = ({ path }: Route): string => `${path.replace(/\{.+?\}/g, '\uffff')}\uffff`;
  const table = routes
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .map((route) => ({ route, pattern: toPattern(prefix + route.path) }));

  return (method, path) => {
    const allowed = new Set<string>();
    for (const { route, pattern } of table) {
      const match = pattern.exec(path);
      if (match && route.method === method)
        return { route, parameters: parametersOf(route, match) };
      if (match) allowed.add(route.method);
    }
    const shown = maskPath(path);
    if (allowed.size === 0) throw new ApiError(404, `Unknown path: ${method} ${shown}.`);
    const allow = [...allowed].join(', ');
    throw new ApiError(405, `${shown} takes ${allow}, not ${method}.`, { headers: { allow } });
  };
}

/** A parameter takes at least one character and stays within its segment. */
function toPattern(path: string): RegExp {
  const [first = '', ...rest] = path
    .split(/\{.+?\}/)
    .map((text) => text.replace(/[^\w/]/g, '\\$&'));
  return new RegExp(`^${first}${rest.map((text) => `([^/]+?)${text}`).join('')}$`);
}

function parametersOf({ path }: Routable, match: RegExpExecArray): Record<string, string> {
  const names = path.matchAll(/\{(.+?)\}/g);
  return Object.fromEntries(
    Array.from(names, ([, name], at) => [name, decode(match[at + 1] ?? '')]),
  );
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // Not percent-encoded: use it as it is.
  }
}
