/** What a call may not show. */
export interface Secrets {
  /** The keys that the latest attempt goes with. */
  secrets: readonly string[];
  /** What has stood under the name of a secret so far. */
  found?: string[];
}

type Fields = Record<PropertyKey, unknown>;

/**
 * A value without secrets: itself if nothing in it is one, else a copy. What cannot be looked through,
 * such as a `Request` with its headers, becomes a text.
 */
export function redact(value: string, call: Secrets): string;
export function redact(value: unknown, call: Secrets, seen?: Map<unknown, unknown>): unknown;
export function redact(value: unknown, call: Secrets, seen = new Map<unknown, unknown>()) {
  if (typeof value === 'string') return mask(value, call);
  if (Object(value) !== value) return value;
  if (!seen.has(value)) {
    seen.set(value, '[circular]');
    try {
      // Not a primitive, as was seen above.
      seen.set(value, redactObject(value as Fields, call, seen));
    } catch {
      seen.set(value, '[unreadable]'); // A getter throws.
    }
  }
  return seen.get(value);
}

function redactObject(value: Fields, call: Secrets, seen: Map<unknown, unknown>): unknown {
  const isError = value instanceof Error;
  const copy: Fields = Object(isError ? new Error('') : Array.isArray(value) ? [] : {});
  const kind: unknown = Object.getPrototypeOf(value);
  if (!isError && kind && kind !== Object.getPrototypeOf(copy)) return mask(String(value), call);
  let isClean = true;
  // An error may inherit some of what it shows.
  for (const name of ['name', 'message', 'stack', 'cause', 'errors', ...Reflect.ownKeys(value)]) {
    if (!(name in value)) continue;
    const before = value[name];
    let after: unknown = '***';
    if (!/secret|api.?key|cookie|proxy-/i.test(String(name))) after = redact(before, call, seen);
    else if (typeof before === 'string') (call.found ??= []).push(before);
    const shown = typeof name === 'string' ? mask(name, call) : name;
    copy[shown] = after;
    isClean &&= shown === name && after === before;
  }
  return isClean ? value : copy;
}

function mask(text: string, { secrets, found = [] }: Secrets): string {
  for (const secret of [...secrets, ...found]) {
    // One no longer than what may be shown has nothing to hide.
    if (secret.length < 5) continue;
    text = text.split(secret).join(`***${secrets.includes(secret) ? secret.slice(-4) : ''}`);
  }
  // What follows a secret's name is left out: it may be cut off, or escaped in any way. Servers repeat
  // a key with its middle starred, and more of its ends than may be shown. What has the form of a key
  // or a secret is masked wherever it stands. The lookbehind keeps the time linear in the length of a
  // word.
  return text.replace(
    /(client_secret\W*[:=])[^]*|(?<![\w-])[\w-]+\*{3,}[\w-]*|\b(sk-|ek_|chatkit_token_)[\w-]+/gi,
    '$1***',
  );
}
