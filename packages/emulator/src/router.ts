import { TrieRouter } from 'hono/router/trie-router';
import { Refusal } from './answers.ts';

interface Routable {
  method: string;
  /** With the parameters in braces. */
  path: string;
}

interface Match<Route> {
  route: Route;
  /** The path's parameters, decoded. */
  parameters: Readonly<Record<string, string>>;
}

/**
 * Finds the route of a request under a prefix. Refuses with 404 where there is none, and with 405
 * and `allow` where there is one for other methods.
 */
export function createRouter<Route extends Routable>(
  prefix: string,
  routes: readonly Route[],
): (method: string, path: string) => Match<Route> {
  const router = new TrieRouter<Route>();
  // The router answers in the order of adding, and OpenAPI wants a fixed path before a templated one.
  const rank = ({ path }: Route): string => path.replace(/\{.+?\}/g, '\uffff');
  for (const route of routes.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))) {
    router.add(route.method, prefix + route.path.replace(/\{(.+?)\}/g, ':$1'), route);
  }
  const find = (method: string, path: string) => router.match(method, path)[0][0];
  const methods = [...new Set(routes.map((route) => route.method))];

  return (method, path) => {
    const found = find(method, path);
    if (found) {
      const [route, parameters] = found;
      return { route, parameters: decodeAll(parameters as Record<string, string>) };
    }
    const allow = methods.filter((other) => find(other, path)).join(', ');
    if (!allow) throw new Refusal(404, `There is no ${method} ${path} in this API.`);
    throw new Refusal(405, `${path} takes ${allow}, not ${method}.`, { headers: { allow } });
  };
}

function decodeAll(parameters: Readonly<Record<string, string>>): Record<string, string> {
  const decoded: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) {
    try {
      decoded[name] = decodeURIComponent(value);
    } catch {
      decoded[name] = value; // Not percent-encoded, so it stands for itself.
    }
  }
  return decoded;
}
