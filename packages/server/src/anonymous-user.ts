import { parse, parseSigned, serializeSigned } from 'hono/utils/cookie';

/** What anonymous users are made with. */
export interface SignedAnonymousUserOptions {
  /**
   * Keys of at least 32 characters, such as 32 random bytes in base64. The first one signs, all are
   * believed: to rotate, put a new one in front, and drop the old one after `maxAge`.
   */
  secrets: readonly string[];
  /** The cookie's name. Default: `__Host-chatkit-user`, which binds it to this host. */
  name?: string | undefined;
  /** How long the id outlives the last visit, in seconds, at most 400 days. Default: 180 days. */
  maxAge?: number | undefined;
  /** `None` where another site's pages are listed in `allowedOrigins`. Default: `Lax`. */
  sameSite?: 'Strict' | 'Lax' | 'None' | undefined;
}

const day = 24 * 60 * 60;

/**
 * A `user` for chats without sign-in: a random id, stable over visits, in a cookie that is signed,
 * HttpOnly and Secure. Each answer renews it. A cookie that is absent, forged or cut is a new user.
 *
 * ```ts
 * const handler = createSessionHandler({
 *   chatkit: new ChatKit(),
 *   workflow: 'wf_123',
 *   user: signedAnonymousUser({ secrets: [secret] }),
 * });
 * ```
 *
 * Throws a TypeError for a secret that is too short, or a name that no cookie can have.
 */
export function signedAnonymousUser({
  secrets,
  name = '__Host-chatkit-user',
  maxAge = 180 * day,
  sameSite = 'Lax',
}: SignedAnonymousUserOptions): (request: Request) => Promise<{ id: string; headers: Headers }> {
  const [first] = secrets;
  // One may not be set, whatever the type says.
  if (first === undefined || !secrets.every((secret) => secret?.length >= 32)) {
    throw new TypeError('The option secrets must have a secret, each of at least 32 characters.');
  }
  if (!/^[\w-]+$/.test(name)) {
    throw new TypeError('The option name must be letters, digits, hyphens and underscores.');
  }
  if (!(maxAge >= 1 && maxAge <= 400 * day)) {
    throw new TypeError(`The option maxAge must be 1 to ${400 * day} seconds.`);
  }
  return async (request) => {
    const cookie = request.headers.get('cookie') ?? '';
    const id = (await readId(cookie, name, secrets)) ?? `anon_${crypto.randomUUID()}`;
    const attributes = {
      path: '/',
      httpOnly: true,
      secure: true,
      sameSite,
      maxAge: Math.floor(maxAge),
    };
    const renewed = await serializeSigned(name, id, await bindKey(first, name), attributes);
    return { id, headers: new Headers({ 'set-cookie': renewed }) };
  };
}

async function readId(
  header: string,
  name: string,
  secrets: readonly string[],
): Promise<string | undefined> {
  // A sibling domain can set a cookie of the same name, and the browser sends both in any order.
  for (const cookie of header.split(';')) {
    const signature = parse(cookie, name)[name]?.split('.').at(-1) ?? '';
    if (!isCanonical(signature)) continue;
    for (const secret of secrets) {
      const { [name]: id } = await parseSigned(cookie, await bindKey(secret, name), name);
      if (id) return id;
    }
  }
  return undefined;
}

/** 32 bytes in base64, which has several spellings of them; only the one sent out is believed. */
function isCanonical(base64: string): boolean {
  try {
    return base64.length === 44 && btoa(atob(base64)) === base64;
  } catch {
    return false;
  }
}

/**
 * The key of one cookie name, so that a value signed for another cookie, here or by anything else
 * with the same secret, is not believed.
 */
async function bindKey(secret: string, name: string): Promise<ArrayBuffer> {
  const encoder = new TextEncoder();
  const hash = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), hash, false, ['sign']);
  return crypto.subtle.sign('HMAC', key, encoder.encode(`chatkit-sessions cookie ${name}`));
}
