import { decode } from './decode.ts';
import { knownForm, namedKey, namedSecret } from './secret-patterns.ts';

type Fields = Record<PropertyKey, unknown>;

/**
 * A value that takes more work is hidden whole, so that a body cannot block the process. The unit is the
 * comparison of two characters: a search for a secret may compare each of its characters with each of the text.
 */
const maxWork = 1e8;
const workPerPart = 1e4;
/** For each character of a text with escapes. */
const workPerEscaped = 50;

/** Hides the secrets of one call: its keys, and the client secrets that it has come across. */
export class Redactor {
  #keys: readonly string[];
  /** Each secret with its pattern, and what replaces it. */
  readonly #masks: (readonly [secret: string, pattern: RegExp, mask: string])[] = [];
  /** The work for each character of a text: the length of all secrets, and of what else it is searched for. */
  #workPerCharacter = 10;
  #work = 0;

  constructor(keys: readonly string[]) {
    this.#keys = keys;
  }

  addKey(key: string): void {
    this.#keys = [...this.#keys, key];
  }

  /**
   * Copies a value without its secrets, or gives the value itself if it has none. An object that cannot
   * be copied, such as a `Request`, becomes a string.
   */
  redact<T>(value: T): T {
    for (const key of this.#keys) {
      this.#hide(key, `***${key.slice(-4).replace(/\$/g, '$$$$')}`);
    }
    let copy: unknown;
    // The first pass finds secrets that stand before their names.
    for (let pass = 0; pass < 2; pass++) {
      copy = this.#copy(value);
      if (this.#work < maxWork) this.#work = 0;
    }
    return copy as T; // Of the same shape.
  }

  #copy(value: unknown, seen = new Map<unknown, unknown>()): unknown {
    if (this.#work > maxWork && seen.size > 0) return '***';
    if (!seen.has(value)) {
      this.#work += workPerPart;
      seen.set(value, '[circular]');
      try {
        seen.set(
          value,
          Object(value) === value
            ? this.#copyObject(value as Fields, seen)
            : this.#mask(String(value), value),
        );
      } catch {
        seen.set(value, '***'); // A getter throws.
      }
    }
    return seen.get(value);
  }

  #copyObject(value: Fields, seen: Map<unknown, unknown>): unknown {
    const isError = value instanceof Error;
    const copy: Fields = Object(isError ? new Error('') : Array.isArray(value) ? [] : {});
    const prototype: unknown = Object.getPrototypeOf(value);
    if (!isError && prototype && prototype !== Object.getPrototypeOf(copy)) {
      return this.#mask(String(value));
    }
    // An error's `toString` may say more than its properties, and some of these are inherited.
    let isClean = !isError || this.#mask(String(value), value) === value;
    const inherited = ['name', 'message', 'stack', 'cause', 'errors', 'toJSON'];
    for (const name of [...inherited, ...Reflect.ownKeys(value)]) {
      if (!(name in value)) continue;
      const before = value[name];
      const isSecret = /secret|api.?key|cookie|proxy-|authorization/i.test(String(name));
      const text = typeof before === 'string' ? before : '';
      if (isSecret) this.#hide(text);
      // The copy masks a hidden text, and shows the end of the client's own key.
      const after = isSecret && text.length <= 4 ? '***' : this.#copy(before, seen);
      // A string or a symbol.
      const shown = this.#copy(name, seen) as PropertyKey;
      copy[shown] = after;
      isClean &&= shown === name && after === before;
    }
    return isClean ? value : copy;
  }

  /** Remembers a secret, and how it reads without its escapes. */
  #hide(secret: string, mask = '***'): void {
    // The last four characters may be shown, so a shorter secret has nothing to hide.
    if (secret.length <= 4 || this.#masks.some(([known]) => known === secret)) return;
    this.#workPerCharacter += secret.length;
    if (this.#isTooMuch(secret)) return;
    this.#masks.push([secret, RegExp(secret.replace(/\W/g, '\\W'), 'gi'), mask]);
    this.#hide(decode(secret), mask);
  }

  /**
   * Masks the text of a value, or gives the value itself if the text has no secret. A masked text has no escapes
   * either, so that none hides a part of the secret.
   */
  #mask(text: string, value: unknown = text): unknown {
    let isClean = true;
    let shown = text;
    const hide = (pattern: RegExp, mask: string): void => {
      const masked = shown.replace(pattern, mask);
      isClean &&= masked === shown;
      shown = masked;
    };
    let before: string;
    do {
      if (this.#isTooMuch(shown)) return '***';
      this.#hide(namedSecret.exec(shown)?.[2] ?? '');
      for (const [, pattern, mask] of this.#masks) hide(pattern, mask);
      before = shown;
      shown = decode(shown);
      if (shown !== before) this.#work += workPerEscaped * shown.length;
    } while (shown !== before);
    hide(knownForm, '***');
    hide(namedSecret, '$1***');
    hide(namedKey, '$1***');
    return isClean ? value : shown;
  }

  /** Counts the search of a text. */
  #isTooMuch(text: string): boolean {
    return (this.#work += text.length * this.#workPerCharacter) > maxWork;
  }
}
