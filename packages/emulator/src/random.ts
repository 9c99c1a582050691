/**
 * Numbers in [0, 1) that look random and are the same for the same seed, for
 * `createEmulator({ random })`.
 *
 * ```ts
 * const emulator = createEmulator({ random: seededRandom(42) });
 * ```
 */
export function seededRandom(seed: number): () => number {
  // A Weyl sequence, each step of which is mixed: 2³² numbers before it repeats.
  let state = Math.trunc(seed) >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** Makes an id: the prefix and 128 bits in hex. */
export type NewId = (prefix: string) => string;

/**
 * Ids from the given numbers, else from the platform's entropy: an id of an earlier emulator must
 * not turn up again, or a secret that a page still holds would belong to somebody else.
 */
export function createIds(random: (() => number) | undefined): NewId {
  const words = new Uint32Array(4);
  return (prefix) => {
    if (random) words.forEach((_, at) => (words[at] = random() * 2 ** 32));
    else crypto.getRandomValues(words);
    let id = prefix;
    for (const word of words) id += word.toString(16).padStart(8, '0');
    return id;
  };
}
