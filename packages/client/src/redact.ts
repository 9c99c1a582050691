/** What a call may not show. */
export interface Secrets {
  /** The API key of the last attempt. */
  key: string;
  /** What the last attempt has sent: the caller may have put another key there. */
  headers: Record<string, string>;
  /** The client secrets seen so far. */
  named: unknown[];
}

/**
 * A value without secrets: itself if no text in it holds one, else a copy. What cannot be looked
 * through, such as a `Request` with its headers, counts as one.
 */
export function redact(value: string, secrets: Secrets): string;
export function redact(value: unknown, secrets: Secrets, seen?: Map<unknown, unknown>): unknown;
export function redact(value: any, secrets: Secrets, seen = new Map<unknown, unknown>()): any {
  if (typeof value === 'string') return mask(value, secrets);
  if (Object(value) !== value) return value;
  if (seen.has(value)) return seen.get(value);
  seen.set(value, '[circular]');
  let shown: any = value;
  try {
    const kind = Object.getPrototypeOf(value);
    const copy: any = value instanceof Error ? new Error('') : Array.isArray(value) ? [] : !kind || kind === Object.prototype ? {} : null;
    if (!copy) shown = mask(String(value), secrets);
    else for (const name of ['name', 'message', 'stack', 'cause', 'errors', ...Reflect.ownKeys(value)]) {
      if (!(name in value)) continue;
      const key = redact(name, secrets) as any;
      const before = value[name];
      copy[key] = /secret|api.?key|cookie|proxy-/i.test(String(name)) ? (secrets.named.push(before), '***') : redact(before, secrets, seen);
      if (key !== name || copy[key] !== before) shown = copy;
    }
  } catch {
    shown = '***';
  }
  seen.set(value, shown);
  return shown;
}

/** Masks API keys, of which the last four characters may be shown, and client secrets. */
function mask(text: string, { key, headers, named }: Secrets): string {
  for (const each of [key, headers['authorization']?.replace(/^\S+ /, '')]) {
    if (each) text = text.split(each).join(`***${each.slice(-4)}`);
  }
  for (const secret of named) if (secret) text = text.split(`${secret}`).join('***');
  // What follows the name of a client secret is not shown: it may be cut off or escaped in any way.
  // Servers repeat a key with its middle starred, and more of its ends than may be shown. What has
  // the form of a key or a secret is masked wherever it stands. The lookbehind keeps the time linear
  // in the length of a word.
  return text.replace(/(client_secret\W*[:=])[^]*|(?<![\w-])[\w-]+\*{3,}[\w-]*|\b(sk-|ek_|chatkit_token_)[\w-]+/gi, '$1***');
}
