import { decodeBase64Url } from 'hono/utils/encode';
import type { Session } from '../sessions/session.ts';
import { Signer } from '../signing.ts';

/** How long a header is accepted after its session expired, in seconds: a request takes time. */
const leeway = 60;

/** Returns a session as the header `x-chatkit-session`: its JSON in base64url, a dot, the signature. */
export async function toSessionHeader(signer: Signer, session: Session): Promise<string> {
  // JSON in ASCII: `btoa` is several times as fast as an encoder of bytes.
  const json = JSON.stringify(session).replace(/[^\0-\x7f]/g, escapeCharacter);
  const payload = btoa(json).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return `${payload}.${await signer.sign(payload)}`;
}

/**
 * Returns the session that the gateway sent to an upstream in the header `x-chatkit-session`.
 * Resolves to undefined if none of the secrets signed the header, or if the session expired 60
 * seconds ago or earlier. Rejects with a TypeError for a secret of fewer than 32 characters. Makes
 * no network call.
 *
 * ```ts
 * const session = await verifySession(request.headers.get('x-chatkit-session'), secret);
 * if (!session) return new Response(null, { status: 401 });
 * ```
 */
export async function verifySession(
  header: string | null | undefined,
  secret: string | readonly string[],
): Promise<Session | undefined> {
  const secrets = [secret].flat();
  // An unset variable is an empty secret, which anyone can sign with.
  for (const each of secrets as unknown[]) {
    if (typeof each === 'string' && each.length >= 32) continue;
    const got = typeof each === 'string' ? each.length : typeof each;
    throw new TypeError(`A secret must be a string of at least 32 characters, got ${got}.`);
  }
  const [payload = '', signature = '', ...rest] = header?.split('.') ?? [];
  const signer = new Signer(secrets);
  // A client secret is signed with the same key, but its text starts with `ek_`: it is not JSON.
  if (rest.length > 0 || !payload.startsWith('eyJ')) return undefined;
  if (!(await signer.isSigned(payload, signature))) return undefined;
  const session = JSON.parse(new TextDecoder().decode(decodeBase64Url(payload))) as Session;
  return Date.now() / 1000 < session.expires_at + leeway ? session : undefined;
}

/** Escapes a character of 16 bits as JSON does. */
function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
