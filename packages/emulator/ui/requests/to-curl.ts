import { wholeBody, type Entry } from '../data/entry.ts';

/** The headers that curl sets itself. */
const ownHeaders =
  /^(?:accept-encoding|connection|content-length|host|user-agent|sec-.*|origin|referer|keep-alive|transfer-encoding|accept-language)$/;

/** Returns the request as a command line. The key comes from the environment. */
export function toCurl({ method, path, request }: Entry): string {
  const parts = [`curl ${quote(location.origin + path)}`];
  if (method !== 'GET') parts[0] = `curl -X ${method} ${quote(location.origin + path)}`;
  for (const [name, value] of Object.entries(request.headers)) {
    if (ownHeaders.test(name)) continue;
    parts.push(
      name === 'authorization'
        ? '-H "authorization: Bearer $OPENAI_API_KEY"'
        : `-H ${quote(`${name}: ${value}`)}`,
    );
  }
  const body = wholeBody(request);
  if (body) parts.push(`--data-raw ${quote(body)}`);
  return parts.join(' \\\n  ');
}

/** Quotes a word for a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
