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
  const word = random ? () => Math.floor(random() * 2 ** 32) : entropy();
  // Written by character, which is several times as fast as to join the words in hex.
  const digits = Array.from({ length: 32 }, () => 0);
  return (prefix) => {
    for (let at = 0; at < digits.length; at += 8) {
      let rest = word();
      for (let digit = at; digit < at + 8; digit++) {
        digits[digit] = hex.charCodeAt(rest & 15);
        rest >>>= 4;
      }
    }
    return prefix + String.fromCharCode(...digits);
  };
}

const hex = '0123456789abcdef';

/** Words of 32 bits from the platform, which gives many at once much faster than one by one. */
function entropy(): () => number {
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
