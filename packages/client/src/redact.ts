/** Rids a text of secrets. */
export type Mask = (text: string) => string;

/**
 * Makes a mask for API keys, of which the last four characters may be shown, and for every client
 * secret that a body or the text itself names, whole or cut off, well-formed or not.
 */
export function createMask(keys: readonly string[], body = ''): Mask {
  // In JSON to the closing quote, which may not have come; elsewhere to what ends a word.
  const named =
    /client_secret[\\"']*\s*[:=]\s*(?:"((?:\\.|[^\\"])+)|(?!null)[\\"']*([^\\"'\s,;&<{}[]+))/gi;
  return (text) => {
    for (const [, quoted = '', bare = ''] of `${body}\n${text}`.matchAll(named)) {
      for (const secret of [quoted.replace(/\\(.)/g, '$1'), quoted, bare]) {
        if (secret) text = text.replaceAll(secret, '***');
      }
    }
    for (const key of keys) {
      // A key no longer than what may be shown has nothing to hide.
      if (key.length > 4) text = text.replaceAll(key, `***${key.slice(-4)}`);
    }
    // Servers repeat a key with its middle starred, and more of its ends than may be shown. What has
    // the form of a key or a secret is masked wherever it stands. The lookbehind keeps the time linear
    // in the length of a word.
    return text.replace(/(?<![\w-])[\w-]+\*{3,}[\w-]*|\b(sk-|ek_|chatkit_token_)[\w-]+/g, '***');
  };
}

/**
 * The value itself if every text in it is free of secrets, else a copy that is. What cannot be looked
 * through, such as a `Request` with its headers, counts as a secret.
 */
export function redact(value: unknown, mask: Mask, seen = new Map<unknown, unknown>()): unknown {
  if (typeof value === 'string') return mask(value);
  if (typeof value !== 'object' || value === null) return value;
  if (seen.has(value)) return seen.get(value);
  const isError = value instanceof Error;
  const isList = Array.isArray(value);
  const kind: unknown = Object.getPrototypeOf(value);
  if (!isError && !isList && kind && kind !== Object.prototype) {
    return mask(String(value));
  }
  const copy: Record<PropertyKey, unknown> = Object(isError ? new Error('') : isList ? [] : {});
  seen.set(value, '[circular]');
  let isClean = true;
  const names = isError ? ['name', 'message', 'stack', 'cause', 'errors'] : [];
  for (const name of new Set([...names, ...Reflect.ownKeys(value)])) {
    if (!(name in value)) continue;
    const shown = typeof name === 'string' ? mask(name) : name;
    const before = (value as Record<PropertyKey, unknown>)[name];
    copy[shown] = name === 'client_secret' ? '***' : redact(before, mask, seen);
    isClean &&= shown === name && copy[shown] === before;
  }
  seen.set(value, isClean ? value : copy);
  return seen.get(value);
}

/** Headers as a log may show them: also without what other servers and proxies take as credentials. */
export function redactHeaders(
  headers: Headers | Record<string, string>,
  mask: Mask,
): Record<string, string> {
  const credential = /^((x-)?api-key|(set-)?cookie|proxy-authorization)$/i;
  const entries = headers instanceof Headers ? [...headers] : Object.entries(headers);
  const shown = entries.map(([name, value]): [string, string] => [
    mask(name),
    credential.test(name) ? '***' : mask(value),
  ]);
  return Object.fromEntries(shown);
}
