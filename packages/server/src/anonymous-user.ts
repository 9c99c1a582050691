import { parse, serialize } from 'hono/utils/cookie';
import { checkUserOptions, type SignedAnonymousUserOptions } from './anonymous-user-options.ts';

const hmac = { name: 'HMAC', hash: 'SHA-256' };
const encoder = new TextEncoder();
/**
 * The maximum number of cookies to decode and verify, since each costs a signature per key. A browser sends two
 * of the same name if a sibling domain has set one as well.
 */
const maxCandidates = 4;

/** The length of 32 bytes in base64. */
const signatureLength = 44;

/**
 * Creates a `user` function for chats without sign-in. It gives each visitor a random id in a cookie
 * that is signed, HttpOnly and Secure, and renews the cookie in each response. A visitor whose cookie
 * is missing, forged or truncated gets a new id.
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
  const { secrets, name, maxAge, sameSite } = checkUserOptions(options);
  // Imported at the first request and then kept: top-level code of a worker cannot use WebCrypto.
  let imported: Promise<CryptoKey[]> | undefined;

  return async (request) => {
    const keys = await (imported ??= Promise.all(secrets.map((secret) => deriveKey(secret, name))));
    const header = request.headers.get('cookie') ?? '';
    const id = (await readId(header, name, keys)) ?? `anon_${crypto.randomUUID()}`;
    // checkUserOptions requires at least one secret.
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

/** Returns the id of the first cookie with a valid signature. */
async function readId(
  header: string,
  name: string,
  keys: readonly CryptoKey[],
): Promise<string | undefined> {
  let candidates = 0;
  // A sibling domain can set a cookie of the same name, and the browser sends both in any order.
  for (const cookie of header.split(';')) {
    // Skips short cookies and those of another name without decoding: there may be thousands.
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

/** Decodes 32 bytes of base64. Accepts only the canonical encoding. */
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
