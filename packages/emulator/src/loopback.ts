/** Whether a host, without its port, is this machine as only itself reaches it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);
}

/** The same of a `Host` header. */
export function isLoopbackAuthority(authority: string): boolean {
  const [, address, name = ''] = /^(?:\[(.*)\]|([^:]*))(?::\d*)?$/.exec(authority) ?? [];
  return isLoopback(address ?? name.toLowerCase());
}
