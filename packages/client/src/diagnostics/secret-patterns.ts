/** What stands between the name of a secret and its value, then the characters of a value. */
const separator = String.raw`[^\w*]{0,20}?[:=>][^\w*]*`;
const character = String.raw`[^\s"'\\,;&<}]`;

/** The name of a secret with its separator, then its value and the rest of the text. */
export const namedSecret = RegExp(
  String.raw`((?:client[\W_]?secret|cookie)${separator})(${character}*)[^]*`,
  'i',
);

/** The name of an API key or an authorization, then its value, unless that is masked. */
export const namedKey = RegExp(
  String.raw`((?:authorization|api[\W_]?key)${separator}|bearer[^\w*]+(?=\S{16}))(?![a-z]*\s?\*{3})(?:[a-z]+\s+)?${character}+`,
  'gi',
);

/**
 * A key whose middle a server has starred, or a key or secret of a known form. The lookbehind and
 * the bounds keep the time linear. Ordinary words such as "task-force" are shorter than a secret.
 */
export const knownForm =
  /(?<![\w-])[\w-]+\*{3,}[\w-]*|(?:\b|(?=[\w-]{11}))(?:sk-|ek_|chatkit_token_)[\w-]+/gi;
