/** Returns true for a name or address, without a port, that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return /^(?:(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|::1)$/.test(host);
}

/** Returns the host of a `Host` header in lower case, without its port and brackets. */
export function hostOf(authority: string): string {
  const [, address, name = ''] = /^(?:\[(.*)\]|([^:]*))(?::\d*)?$/.exec(authority) ?? [];
  return (address ?? name).toLowerCase();
}
