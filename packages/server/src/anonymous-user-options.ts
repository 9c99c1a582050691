import { checkOptionNames, typeName } from './option-names.ts';

/** The options of `signedAnonymousUser`. */
export interface SignedAnonymousUserOptions {
  /**
   * Keys of at least 32 characters, such as 32 random bytes in base64. The first one signs, and all
   * of them verify. To rotate, add a new key in front and remove the old one after `maxAge`.
   */
  secrets: readonly string[];
  /** The cookie's name. Defaults to `__Host-chatkit-user`, whose prefix binds it to this host. */
  name?: string | undefined;
  /** How long the id outlives the last visit, in seconds, at most 400 days. Defaults to 180 days. */
  maxAge?: number | undefined;
  /** Set `None` if `allowedOrigins` lists pages of another site. Defaults to `Lax`. */
  sameSite?: 'Strict' | 'Lax' | 'None' | undefined;
}

const day = 24 * 60 * 60;
const sameSites = ['Strict', 'Lax', 'None'];
const optionNames = [
  'secrets',
  'name',
  'maxAge',
  'sameSite',
] satisfies (keyof SignedAnonymousUserOptions)[];

/** Returns the options with their defaults. Throws a TypeError for an unknown or invalid one. */
export function checkUserOptions(options: SignedAnonymousUserOptions) {
  checkOptionNames('signedAnonymousUser', options, optionNames);
  const { secrets, name = '__Host-chatkit-user', maxAge = 180 * day, sameSite = 'Lax' } = options;
  // An unset environment variable is undefined at run time.
  const isKey = (secret: unknown): boolean => typeof secret === 'string' && secret.length >= 32;
  if (!Array.isArray(secrets) || secrets.length === 0 || !secrets.every(isKey)) {
    const got = Array.isArray(secrets)
      ? 'an array that is empty or has another value'
      : typeName(secrets);
    throw new TypeError(
      `The option secrets must be an array of strings of at least 32 characters, got ${got}.`,
    );
  }
  if (typeof name !== 'string' || !/^[\w-]+$/.test(name)) {
    throw new TypeError('The option name must be letters, digits, hyphens and underscores.');
  }
  if (!(typeof maxAge === 'number' && maxAge >= 1 && maxAge <= 400 * day)) {
    throw new TypeError(`The option maxAge must be a number of seconds from 1 to ${400 * day}.`);
  }
  if (!sameSites.includes(sameSite)) {
    const spelt = sameSites.find((each) => each.toLowerCase() === String(sameSite).toLowerCase());
    const got = spelt ? `another spelling of ${spelt}` : typeName(sameSite);
    throw new TypeError(`The option sameSite must be Strict, Lax or None, got ${got}.`);
  }
  return { secrets, name, maxAge, sameSite };
}
