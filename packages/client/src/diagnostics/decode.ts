const colour = /\p{Cc}\[[\d;]*[mK]/gu;
const escapes =
  /(?:%|\\x|[%\\]u(?:00|\{0*)|&#x0*)([\da-f]{2})(?!k_|hatk)[;}]?|&#(\d+);?|&(\w+);|\\(?=[\W_])(\\?)/gi;

/**
 * Removes the colours of a terminal, else one layer of the escapes of URLs, JSON, JavaScript and HTML, to find
 * secrets. Returns the text itself if it has none. Most named HTML entities become `=`, which may stand
 * between a name and its value.
 */
export function decode(text: string): string {
  const plain = text.replace(colour, '');
  // What is left may form another colour, in the middle of an escape.
  if (plain !== text) return plain;
  return text.replace(
    escapes,
    (_, hex?: string, decimal?: string, entity?: string, backslash?: string) => {
      if (entity) return ({ amp: '&', lowbar: '_' } as Record<string, string>)[entity] ?? '=';
      return backslash ?? String.fromCharCode(Number(decimal ?? `0x${hex}`));
    },
  );
}
