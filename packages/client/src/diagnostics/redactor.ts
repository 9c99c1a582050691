import { knownForm, namedKey, namedSecret, patternOf } from './secret-patterns.ts';

type Fields = Record<PropertyKey, unknown>;

/**
 * A value that takes more work is hidden whole, so that a body cannot block the process. The unit is the
 * comparison of two characters: a search for a secret may compare each of its characters with each of the text.
 */
const maxWork = 1e8;
const workPerPart = 1e4;
const workPerSecret = 1e6;

/** Hides the secrets of one call: its keys, and the client secrets that it has come across. */
export class Redactor {
  readonly #keys: string[];
  /** The pattern of each secret, and what replaces it. */
  readonly #masks = new Map<string, readonly [pattern: RegExp | string, mask: string]>();
  /** The length of all secrets together, and of what else each text is searched for. */
  #length = 10;
  #work = 0;

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
    for (const key of this.#keys.splice(0)) this.#hide(key, `***${key.slice(-4)}`);
    // The first pass finds secrets that stand before their names.
    this.#copy(value, new Map());
    if (this.#work < maxWork) this.#work = 0;
    const copy = this.#copy(value, new Map()) as T; // Of the same shape.
    if (this.#work < maxWork) this.#work = 0;
    return copy;
  }

  #copy(value: unknown, seen: Map<unknown, unknown>): unknown {
    if (this.#work > maxWork && seen.size > 0) return '***';
    if (!seen.has(value)) {
      this.#work += workPerPart;
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

  /** Remembers a secret. */
  #hide(secret: string, mask = '***'): void {
    // A character that may be escaped takes as long as ten others.
    const length = secret.length + 9 * secret.replace(/[\w-]/g, '').length;
    this.#work += workPerSecret + length ** 2;
    // The last four characters may be shown, so a shorter secret has nothing to hide.
    if (secret.length <= 4 || this.#masks.has(secret) || this.#work > maxWork) return;
    this.#length += length;
    this.#masks.set(secret, [patternOf(secret), mask]);
  }

  #mask(text: string): string {
    let shown = text.replace(namedSecret, (_, name: string, secret: string) => {
      this.#hide(secret);
      return `${name}***`;
    });
    this.#work += text.length * this.#length;
    if (this.#work > maxWork) return '***';
    for (const [pattern, mask] of this.#masks.values()) {
      shown = shown.replaceAll(pattern, () => mask);
    }
    return shown.replace(namedKey, '$1$2***').replace(knownForm, '***');
  }
}
