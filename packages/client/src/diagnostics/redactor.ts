import { tryOrUndefined } from './message.ts';

type Fields = Record<PropertyKey, unknown>;

/** A value with more secrets or parts than these is hidden whole, so that a body cannot block the process. */
const maxSecrets = 50;
const maxParts = 10_000;

/** The name of a secret with its separator, however escaped, then its value and the rest of the text. */
const namedSecret =
  /(client.?secret(?:(?:%(?:25)*|\\u00)[\da-f]{2}|\W){0,20}?(?:[:=>]|(?:%(?:25)*|\\u00)3[ade]))(?:(?:%(?:25)*|\\u00)[\da-f]{2}|\W)*([^\s"'\\,;&<}]*)[^]*/i;

/** The value of an authorization header. */
const authorization =
  /(authorization\W{1,6}(?:(?:bearer|basic)\s+)?|bearer(?:\s|%(?:25)*20)+(?=\S{16}))(?!\*{3}|bearer|basic)[^\s"'\\,;&<}]+/gi;

/**
 * A key whose middle a server has starred, or a key or secret of a known form. The lookbehind and the
 * bounds keep the time linear. Ordinary words such as "task-force" are shorter than a secret.
 */
const knownForm =
  /(?<![\w-])[\w-]+\*{3,}[\w-]*|\b(?:sk-|ek_|chatkit_token_)[\w-]+|(?:sk-|ek_|chatkit_token_)[\w-]{8,}/g;

/** Hides the secrets of one call: its keys, and the client secrets that it has come across. */
export class Redactor {
  readonly #keys: string[];
  /** What each form of a secret is replaced with. */
  readonly #masks = new Map<string, string>();
  #found = 0;

  constructor(keys: string[]) {
    this.#keys = keys;
  }

  addKey(key: string): void {
    this.#keys.push(key);
  }

  /**
   * Copies a value without its secrets, or gives the value itself if it has none. An object that cannot
   * be copied, such as a `Request`, becomes a string.
   */
  redact<T>(value: T): T {
    // The first pass finds secrets that stand before their names.
    this.#copy(value, new Map());
    return this.#copy(value, new Map()) as T; // Of the same shape.
  }

  #copy(value: unknown, seen: Map<unknown, unknown>): unknown {
    if (this.#found > maxSecrets && seen.size > 0) return '***';
    if (!seen.has(value)) {
      if (seen.size > maxParts) this.#found = Infinity;
      seen.set(value, '[circular]');
      try {
        seen.set(value, this.#copyPart(value, seen));
      } catch {
        seen.set(value, '[unreadable]'); // A getter throws.
      }
    }
    return seen.get(value);
  }

  #copyPart(value: unknown, seen: Map<unknown, unknown>): unknown {
    // An object, or a text.
    if (Object(value) === value) return this.#copyObject(value as Fields, seen);
    const text = String(value);
    const shown = this.#mask(text);
    return shown === text ? value : shown;
  }

  #copyObject(value: Fields, seen: Map<unknown, unknown>): unknown {
    const isError = value instanceof Error;
    const copy: Fields = Object(isError ? new Error('') : Array.isArray(value) ? [] : {});
    const prototype: unknown = Object.getPrototypeOf(value);
    if (!isError && prototype && prototype !== Object.getPrototypeOf(copy)) {
      return this.#mask(String(value));
    }
    // An error's `toString` may say more than its properties, some of which are inherited.
    let isClean = !isError || this.#mask(String(value)) === String(value);
    const inherited = ['name', 'message', 'stack', 'cause', 'errors', 'toJSON'];
    const names = [...inherited, ...Reflect.ownKeys(value)].filter((name) => name in value);
    for (const name of names) {
      const before = value[name];
      let after: unknown = '***';
      if (!/secret|api.?key|cookie|proxy-/i.test(String(name))) after = this.#copy(before, seen);
      else if (typeof before === 'string') this.#hide(before);
      // A string or a symbol.
      const shown = this.#copy(name, seen) as PropertyKey;
      copy[shown] = after;
      isClean &&= shown === name && after === before;
    }
    return isClean ? value : copy;
  }

  /** Remembers a secret in every form in which a text may repeat it. */
  #hide(secret: string, mask = '***'): void {
    // The last four characters may be shown, so a shorter secret has nothing to hide.
    if (secret.length <= 4 || this.#masks.has(secret)) return;
    this.#found++;
    const escaped = JSON.stringify(secret).slice(1, -1);
    const encoded = [
      // A lone surrogate cannot be encoded.
      tryOrUndefined(() => encodeURIComponent(secret)) ?? secret,
      `${new URLSearchParams({ '': secret })}`.slice(1),
    ];
    for (const form of [
      secret,
      escaped,
      escaped.replaceAll('/', '\\/'),
      ...encoded,
      ...encoded.map((text) => text.replace(/%../g, (hex) => hex.toLowerCase())),
    ]) {
      if (!this.#masks.has(form)) this.#masks.set(form, mask);
    }
  }

  #mask(text: string): string {
    for (const key of this.#keys.splice(0)) this.#hide(key, `***${key.slice(-4)}`);
    let shown = text.replace(namedSecret, (_, name: string, secret: string) => {
      this.#hide(secret);
      return `${name}***`;
    });
    if (this.#found > maxSecrets) return '***';
    for (const [secret, mask] of this.#masks) shown = shown.replaceAll(secret, () => mask);
    return shown.replace(authorization, '$1***').replace(knownForm, '***');
  }
}
