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
 * path, and a 405 with `allow` for another method of a known path.
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
    .map((route) => ({
      route,
      pattern: toPattern(prefix + route.path),
      names: Array.from(route.path.matchAll(/\{(.+?)\}/g), ([, name = '']) => name),
    }));

  return (method, path) => {
    for (const { route, pattern, names } of table) {
      const match = route.method === method && pattern.exec(path);
      if (!match) continue;
      const parameters = names.map((name, at) => [name, decode(match[at + 1] ?? '')] as const);
      return { route, parameters: Object.fromEntries(parameters) };
    }
    const allowed = table.filter(({ pattern }) => pattern.test(path));
    const shown = maskPath(path);
    if (allowed.length === 0) throw new ApiError(404, `Unknown path: ${method} ${shown}.`);
    const allow = [...new Set(allowed.map(({ route }) => route.method))].join(', ');
    throw new ApiError(405, `${shown} takes ${allow}, not ${method}.`, { headers: { allow } });
  };
}

/** Returns the pattern of a path. A parameter has at least one character and no slash. */
function toPattern(path: string): RegExp {
  const [first = '', ...rest] = path
    .split(/\{.+?\}/)
    .map((text) => text.replace(/[^\w/]/g, '\\$&'));
  return new RegExp(`^${first}${rest.map((text) => `([^/]+?)${text}`).join('')}$`);
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // Not percent-encoded: use it as it is.
  }
}
