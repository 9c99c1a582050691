/** What a call may not show. */
export interface Secrets {
  /** The keys of its attempts so far. */
  readonly secrets: string[];
  /** What has stood under the name of a secret so far. */
  found: string[] | undefined;
}

type Fields = Record<PropertyKey, unknown>;

/**
 * A value without secrets: itself if nothing in it is one, else a copy. What cannot be looked through,
 * such as a `Request` with its headers, becomes a text.
 */
export function redact(value: string, call: Secrets): string;
export function redact(value: unknown, call: Secrets, seen?: Map<unknown, unknown>): unknown;
export function redact(value: unknown, call: Secrets, seen?: Map<unknown, unknown>): unknown {
  if (Object(value) !== value) {
    const text = String(value);
    const shown = mask(text, call);
    return shown === text ? value : shown;
  }
  // Twice, since what the first time finds may stand before its name.
  const known = seen ?? (redact(value, call, new Map()), new Map<unknown, unknown>());
  if (!known.has(value)) {
    known.set(value, '[circular]');
    try {
      // Not a primitive, as was seen above.
      known.set(value, redactObject(value as Fields, call, known));
    } catch {
      known.set(value, '[unreadable]'); // A getter throws.
    }
  }
  return known.get(value);
}

function redactObject(value: Fields, call: Secrets, seen: Map<unknown, unknown>): unknown {
  const isError = value instanceof Error;
  const copy: Fields = Object(isError ? new Error('') : Array.isArray(value) ? [] : {});
  const kind: unknown = Object.getPrototypeOf(value);
  if (!isError && kind && kind !== Object.getPrototypeOf(copy)) return mask(String(value), call);
  // An error may say more as a text than it has in properties, and inherit some of these.
  let isClean = !isError || mask(String(value), call) === String(value);
  const names = [
    'name',
    'message',
    'stack',
    'cause',
    'errors',
    'toJSON',
    ...Reflect.ownKeys(value),
  ];
  for (const name of names.filter((each) => each in value)) {
    const before = value[name];
    let after: unknown = '***';
    if (!/secret|api.?key|cookie|proxy-/i.test(String(name))) after = redact(before, call, seen);
    else if (typeof before === 'string') (call.found ??= []).push(before);
    // A text, or the symbol itself.
    const shown = redact(name, call, seen) as PropertyKey;
    copy[shown] = after;
    isClean &&= shown === name && after === before;
  }
  return isClean ? value : copy;
}

function mask(text: string, call: Secrets): string {
  const { secrets } = call;
  const found = (call.found ??= []);
  // What follows the name of a secret is left out: it may be cut off, or escaped in any way.
  let shown = text.replace(
    /(client.?secret\W*[:=>])\W*([^\s"'\\,;&<}]*)[^]*/i,
    (_, name: string, secret: string) => {
      found.push(secret);
      return `${name}***`;
    },
  );
  for (const secret of [...secrets, ...found]) {
    // One no longer than what may be shown has nothing to hide.
    if (secret.length > 4) {
      shown = shown.split(secret).join(`***${secrets.includes(secret) ? secret.slice(-4) : ''}`);
    }
  }
  // Servers repeat a key with its middle starred, and more of its ends than may be shown. What has the
  // form of a key or a secret is masked wherever it stands. The lookbehind keeps the time linear in the
  // length of a word.
  return shown.replace(/(?<![\w-])[\w-]+\*{3,}[\w-]*|\b(sk-|ek_|chatkit_token_)[\w-]+/g, '***');
}
