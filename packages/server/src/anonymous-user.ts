import { parse, serialize } from 'hono/utils/cookie';
import { checkOptionNames, typeName } from './option-names.ts';

/** The options of {@link signedAnonymousUser}. */
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
const hmac = { name: 'HMAC', hash: 'SHA-256' };
const encoder = new TextEncoder();
const optionNames = [
  'secrets',
  'name',
  'maxAge',
  'sameSite',
] satisfies (keyof SignedAnonymousUserOptions)[];

/**
 * The maximum number of cookies to decode and verify, since each costs a signature per key. A browser sends two
 * of the same name if a sibling domain has set one as well.
 */
const maxCandidates = 4;

/** The length of 32 bytes in base64. */
const signatureLength = 44;

/**
 * Creates a `user` function for chats without sign-in. It gives each visitor a random id in a cookie
 * that is signed, HttpOnly and Secure; each response renews it. A visitor whose cookie is missing,
 * forged or truncated gets a new id.
 *
 * ```ts
 * const handler = createSessionHandler({
 *   chatkit: new ChatKit(),
 *   workflow: 'wf_123',
 *   user: signedAnonymousUser({ secrets: [secret] }),
 * });
 * ```
 *
 * Throws a TypeError for an unknown or invalid option.
 */
export function signedAnonymousUser(
  options: SignedAnonymousUserOptions,
): (request: Request) => Promise<{ id: string; headers: Headers }> {
  const { secrets, name, maxAge, sameSite } = checkOptions(options);
  // Imported at the first request and then kept: top-level code of a worker may not use WebCrypto.
  let imported: Promise<CryptoKey[]> | undefined;

  return async (request) => {
    const keys = await (imported ??= Promise.all(secrets.map((secret) => deriveKey(secret, name))));
    const header = request.headers.get('cookie') ?? '';
    const id = (await readId(header, name, keys)) ?? `anon_${crypto.randomUUID()}`;
    // There is at least one secret.
    const renewed = serialize(name, `${id}.${await sign(id, keys[0] as CryptoKey)}`, {
      path: '/',
      httpOnly: true,
      secure: true,
      sameSite,
      maxAge: Math.floor(maxAge),
    });
    return { id, headers: new Headers({ 'set-cookie': renewed }) };
  };
}

function checkOptions(options: SignedAnonymousUserOptions) {
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
  return { secrets, name, maxAge, sameSite };
}

/** Returns the id of the first cookie with a valid signature. */
async function readId(
  header: string,
  name: string,
  keys: readonly CryptoKey[],
): Promise<string | undefined> {
  let candidates = 0;
  // A sibling domain can set a cookie of the same name, and the browser sends both in any order.
  for (const cookie of header.split(';')) {
    // Cookies of another name and short ones are skipped without decoding: there may be thousands.
    const text = cookie.trim();
    if (!text.startsWith(`${name}=`) || text.length <= name.length + signatureLength) continue;
    if (++candidates > maxCandidates) return undefined;
    const { [name]: value = '' } = parse(text, name);
    const end = value.lastIndexOf('.');
    const id = value.slice(0, Math.max(end, 0));
    const signature = decodeSignature(value.slice(end + 1));
    if (!id || !signature) continue;
    for (const key of keys) {
      if (await crypto.subtle.verify('HMAC', key, signature, encoder.encode(id))) return id;
    }
  }
  return undefined;
}

async function sign(id: string, key: CryptoKey): Promise<string> {
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(id));
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}

/** Decodes 32 bytes of base64. Accepts only the canonical of their several spellings. */
function decodeSignature(base64: string): Uint8Array<ArrayBuffer> | undefined {
  if (base64.length !== signatureLength) return undefined;
  try {
    const binary = atob(base64);
    if (btoa(binary) !== base64) return undefined;
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/**
 * Derives the key of one cookie name from a secret, so that a value signed for another cookie or
 * purpose with the same secret is invalid here.
 */
async function deriveKey(secret: string, name: string): Promise<CryptoKey> {
  const importKey = (bytes: BufferSource): Promise<CryptoKey> =>
    crypto.subtle.importKey('raw', bytes, hmac, false, ['sign', 'verify']);
  const key = await importKey(encoder.encode(secret));
  const purpose = encoder.encode(`chatkit-sessions cookie ${name}`);
  return importKey(await crypto.subtle.sign('HMAC', key, purpose));
}
