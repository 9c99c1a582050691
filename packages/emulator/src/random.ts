/**
 * Returns a function that returns pseudo-random numbers in [0, 1), the same for the same seed. Pass it
 * to `createEmulator` as `random`.
 *
 * ```ts
 * const emulator = createEmulator({ random: seededRandom(42) });
 * ```
 */
export function seededRandom(seed: number): () => number {
  return seededRandomFrom(seed, 0);
}

/** Does the same, but skips the first numbers, however many. */
export function seededRandomFrom(seed: number, skipped: number): () => number {
  // A Weyl sequence with each number mixed; it repeats after 2³² numbers.
  const step = 0x9e3779b9;
  let state = (Math.trunc(seed) + Math.imul(step, skipped)) >>> 0;
  return () => {
    state = (state + step) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

const wordsInId = 4;

/** Creates an id that is not taken: the prefix and 128 bits in hex. */
export type CreateId = (prefix: string, isTaken: (id: string) => boolean) => string;

/**
 * Creates ids from a seed, after those that are skipped. Defaults to the platform's entropy. If a later
 * emulator repeated a secret, a page with the old secret would open another user's session.
 */
function createIds(seed: number | undefined, skipped: number): CreateId {
  const random = seed === undefined ? undefined : seededRandomFrom(seed, wordsInId * skipped);
  const nextWord = random ? () => random() * 2 ** 32 : createEntropy();
  // Writing characters is several times as fast as joining the words in hex.
  const digits = Array.from({ length: 8 * wordsInId }, () => 0);
  let repeats = 0;
  return (prefix, isTaken) => {
    for (let at = 0; at < digits.length; at += 8) {
      let rest = nextWord();
      for (let digit = at; digit < at + 8; digit++) {
        digits[digit] = hex.charCodeAt(rest & 15);
        rest >>>= 4;
      }
    }
    let id = prefix + String.fromCharCode(...digits);
    // An added thread may have an id from the same seed.
    while (isTaken(id)) id = id.slice(0, -8) + (++repeats).toString(16).padStart(8, '0');
    return id;
  };
}

/** Creates ids and counts them, so that a seed can continue where an earlier emulator stopped. */
export class CountedIds {
  readonly #seed: number | undefined;
  #next: CreateId;
  #count = 0;

  constructor(seed: number | undefined) {
    this.#seed = seed;
    this.#next = createIds(seed, 0);
  }

  get count(): number {
    return this.#count;
  }

  readonly create: CreateId = (prefix, isTaken) => {
    this.#count += 1;
    return this.#next(prefix, isTaken);
  };

  /** Skips the ids that were created before. */
  skipTo(count: number): void {
    if (count <= this.#count) return;
    this.#count = count;
    this.#next = createIds(this.#seed, count);
  }
}

const hex = '0123456789abcdef';

/** Returns words of 32 bits from the platform, fetched in bulk, which is much faster. */
function createEntropy(): () => number {
  const words = new Uint32Array(1024);
  let used = words.length;
  return () => {
    if (used === words.length) {
      crypto.getRandomValues(words);
      used = 0;
    }
    return words[used++] ?? 0;
  };
}
