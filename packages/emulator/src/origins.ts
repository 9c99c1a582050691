const anyLoopback = ['http://localhost:*', 'http://127.0.0.1:*', 'http://[::1]:*'];

/**
 * Says whether an origin is in a list, whose ports may be `*`. Throws a TypeError where the list
 * names what is no origin of the loopback: whoever reaches the control API reads every secret.
 */
export function createOriginCheck(
  origins: readonly string[] = anyLoopback,
): (origin: string) => boolean {
  const patterns = origins.map((origin) => {
    const [, base, port] =
      /^(https?:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]))(:(?:\d+|\*))?$/.exec(origin) ?? [];
    if (!base) {
      throw new TypeError(`An origin is given as http://localhost:5173, not as "${origin}".`);
    }
    return { base, port };
  });
  return (origin) => {
    const [, base, port] = /^(.*?)(:\d+)?$/.exec(origin) ?? [];
    return patterns.some(
      (pattern) => pattern.base === base && (pattern.port === ':*' || pattern.port === port),
    );
  };
}
