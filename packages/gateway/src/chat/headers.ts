const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];
const notForwarded = new Set([
  ...hopByHop,
  'accept-encoding',
  'authorization',
  'content-encoding',
  'content-length',
  'content-type',
  'cookie',
  'expect',
  'host',
]);
const notReturned = new Set([...hopByHop, 'content-encoding', 'set-cookie']);
const compressed = new Set([...notReturned, 'content-length']);

/**
 * Returns the browser's headers that a workflow's server may see: no cookie, no header with the
 * client secret, and none that the gateway sets itself. Drops names with other characters than
 * letters, digits and hyphens: CGI and WSGI servers read `x_chatkit_user` like `x-chatkit-user`.
 */
export function toForwardedHeaders(
  headers: Iterable<[string, string]>,
  clientSecret: string,
): Record<string, string> {
  const kept = keep(headers, notForwarded, /^x-chatkit-|[^a-z0-9-]/).filter(
    ([, value]) => !value.includes(clientSecret),
  );
  // The gateway read the body as UTF-8. A server that reads it in another charset, such as UTF-7, would
  // find another request in it.
  const own = { 'accept-encoding': 'identity', 'content-type': 'application/json' };
  return { ...Object.fromEntries(kept), ...own };
}

/** Returns the headers of a workflow's response that the browser may see. */
export function toReturnedHeaders(headers: Iterable<[string, string]>): [string, string][] {
  const all = [...headers];
  // The body is decoded by now, so content-length is wrong.
  const isCompressed = all.some(([name]) => name === 'content-encoding');
  // The gateway sets its own CORS headers.
  return keep(all, isCompressed ? compressed : notReturned, /^(x-chatkit-|access-control-)/);
}

/** Drops the given names, the names that match `own`, and the names in the header `connection`. */
function keep(
  headers: Iterable<[string, string]>,
  dropped: ReadonlySet<string>,
  own: RegExp,
): [string, string][] {
  const kept: [string, string][] = [];
  const named: string[] = [];
  for (const header of headers) {
    const [name, value] = header;
    if (name === 'connection') named.push(...value.toLowerCase().split(/[\s,]+/));
    else if (!dropped.has(name) && !own.test(name)) kept.push(header);
  }
  return kept.filter(([name]) => !named.includes(name));
}
