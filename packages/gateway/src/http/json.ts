import { Refusal } from './refusal.ts';

/** The deepest nesting of a body. V8 takes seconds for a body of brackets alone, and other parsers fail. */
const deepest = 500;

/**
 * Parses JSON whose `type` and `params` mean the same to every parser behind the gateway. Throws a
 * Refusal of 400 that does not quote the text, unlike the engine's own error.
 */
export function parseJson(text: string): unknown {
  try {
    checkStructure(text);
    return JSON.parse(text);
  } catch (error) {
    throw error instanceof Refusal ? error : invalidJson();
  }
}

export function invalidJson(): Refusal {
  return new Refusal(400, 'The body of the request is not valid JSON.');
}

/** Throws a Refusal for a value that is nested too deeply, or for ambiguous keys of the body or its `params`. */
function checkStructure(text: string): void {
  const keys = new Set<string>();
  let depth = 0;
  let parent = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    if (depth > deepest) throw new Refusal(400, 'The body of the request is nested too deeply.');
    if (character !== '"') continue;
    const start = at;
    at = endOfString(text, at);
    const isRead = depth === 1 || (depth === 2 && parent === 'params');
    if (!isRead || !isKeyBefore(text, at)) continue;
    const raw = text.slice(start + 1, at);
    const key = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
    // Some parsers take the first of two equal keys, and some read `Type` or `paramſ` as `type` or `params`.
    const folded = key.toUpperCase().toLowerCase();
    if (depth === 1) parent = folded;
    const path = depth === 1 ? folded : `params.${folded}`;
    const isVariant = key !== path && (path === 'type' || path === 'params');
    if (isVariant || keys.has(path)) {
      throw new Refusal(400, 'The body of the request has a key twice or in another case.');
    }
    keys.add(path);
  }
}

/** Returns the index of the quote that ends the string which starts at `start`. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    at = text.indexOf('"', at);
    if (at < 0) throw invalidJson();
    let before = at;
    while (text[before - 1] === '\\') before--;
    // After an odd number of backslashes, the quote is part of the string.
    if ((at - before) % 2 === 0) return at;
  }
}

/** Returns true if the string that ends at `end` is a key. */
function isKeyBefore(text: string, end: number): boolean {
  let at = end + 1;
  while (' \t\r\n'.includes(text[at] ?? ':')) at++;
  return text[at] === ':';
}
