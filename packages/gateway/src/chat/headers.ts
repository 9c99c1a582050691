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
const requestOnly = ['authorization', 'cookie', 'host', 'content-length', 'expect'];
const responseOnly = ['set-cookie', 'content-encoding'];

/**
 * Returns the browser's headers that a workflow's server may see: no cookie, no header with the
 * client secret, and none that the gateway sets itself.
 */
export function toForwardedHeaders(headers: Headers, clientSecret: string): Headers {
  const forwarded = new Headers({ 'accept-encoding': 'identity' });
  const dropped = namesToDrop(headers, requestOnly);
  for (const [name, value] of headers) {
    // A server of CGI's kind, such as WSGI, takes an underscore for a hyphen.
    const isOwn = /^x[-_]chatkit[-_]/.test(name) || name === 'accept-encoding';
    if (!isOwn && !dropped.has(name) && !value.includes(clientSecret))
      forwarded.append(name, value);
  }
  return forwarded;
}

/** Returns the headers of a workflow's response that the browser may see. */
export function toReturnedHeaders(headers: Headers): Headers {
  const returned = new Headers();
  const dropped = namesToDrop(headers, responseOnly);
  // `fetch` has decoded the body, so that it has another length now.
  if (headers.has('content-encoding')) dropped.add('content-length');
  for (const [name, value] of headers) {
    // CORS is the gateway's own.
    const isOwn = /^(x[-_]chatkit[-_]|access-control-)/.test(name);
    if (!isOwn && !dropped.has(name)) returned.append(name, value);
  }
  return returned;
}

/** Hop-by-hop headers are the fixed ones and those that `connection` names. */
function namesToDrop(headers: Headers, more: readonly string[]): Set<string> {
  const named =
    headers
      .get('connection')
      ?.toLowerCase()
      .split(/[\s,]+/) ?? [];
  return new Set([...hopByHop, ...named, ...more]);
}
