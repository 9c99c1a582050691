const colour = /\p{Cc}\[[\d;]*[mK]/gu;
const escapes =
  /(?:%|\\x|[%\\]u(?:00|\{0*)|&#x0*)([\da-f]{2})(?!k_|hatk)[;}]?|&#(\d+);?|&(\w+);|\\(?=[\W_])(\\?)/gi;
const entities: Readonly<Record<string, string>> = { amp: '&', lowbar: '_' };

/**
 * Removes the colours of a terminal and one layer of the escapes of URLs, JSON, JavaScript and HTML, to find
 * secrets. Returns the text itself if it has none. Most named HTML entities become `=`, which may stand
 * between a name and its value.
 */
export function decode(text: string): string {
  return text
    .replace(colour, '')
    .replace(escapes, (_, hex?: string, decimal?: string, entity?: string, backslash?: string) => {
      if (entity) return entities[entity] ?? '=';
      return backslash ?? String.fromCharCode(Number(decimal ?? `0x${hex}`));
    });
}
