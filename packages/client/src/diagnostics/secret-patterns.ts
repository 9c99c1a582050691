/** One backslash or several, such as those of JSON in JSON. */
const backslash = String.raw`(?:\\|%(?:25)*5c){1,9}`;

/** A character other than a letter, digit, underscore or star: plain, or escaped for a URL, JSON or HTML. */
const special = String.raw`(?:${backslash}(?:u00|x)[\da-f]{2}|%(?:25)*[\da-f]{2}|&(?:amp;)*#?\w{2,6};|[^\w*])`;

/** What stands between the name of a secret and its value, then the characters of a value. */
const separator = String.raw`${special}{0,20}?(?:[:=>]|(?:${backslash}(?:u00|x)|%(?:25)*)3[ade]|&(?:amp;)*(?:gt|#(?:x3[ade]|58|6[12]));)${special}*`;
const character = String.raw`[^\s"'\\,;&<}]`;

/** The name of a secret with its separator, then its value and the rest of the text. */
export const namedSecret = RegExp(
  `((?:client(?:${special}|_)?secret|cookie)${separator})(${character}*)[^]*`,
  'i',
);

/** The value of an authorization header or of an API key, after its name. */
export const namedKey = RegExp(
  String.raw`(authorization${separator})(?!\S*\s?\*)(?:\w+(?:\s|%(?:25)*20)+)?${character}+|(api(?:${special}|_)?key${separator}|bearer${special}+(?=\S{16}))(?!\*)${character}+`,
  'gi',
);

/**
 * A key whose middle a server has starred, or a key or secret of a known form. The lookbehind and the
 * bounds keep the time linear. Ordinary words such as "task-force" are shorter than a secret.
 */
export const knownForm =
  /(?<![\w-])[\w-]+\*{3,}[\w-]*|\b(?:sk-|ek_|chatkit_token_)[\w-]+|(?:sk-|ek_|chatkit_token_)[\w-]{8,}/gi;

/** Gives a pattern for a secret in every form in which a text may repeat it. */
export function patternOf(secret: string): RegExp | string {
  if (secret.replace(/\W/g, '').length < 5) return secret;
  const source = secret.replace(/[^\w-]+/g, ({ length }, at: number) => {
    // Escapes take more characters. At both ends, these would be characters of the text around.
    const most = at && at + length < secret.length ? `,${length + 20}` : '';
    return String.raw`(?:${special}|\*){${length}${most}}`;
  });
  return RegExp(source, 'gi');
}
