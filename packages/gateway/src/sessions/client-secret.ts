import type { Signer } from '../signing.ts';
import type { Session } from './session.ts';

/** Returns a new session id with 128 random bits. */
export function createSessionId(): string {
  return `cksess_${crypto.randomUUID().replaceAll('-', '')}`;
}

export function isSessionId(text: string): boolean {
  return /^cksess_[0-9a-f]{32}$/.test(text);
}

/**
 * Returns a session's client secret: `ek_`, the id's 32 hex digits, `expires_at` in 8 hex digits, and
 * the signature of these. It is computed when it is needed, so it is never stored.
 */
export async function toClientSecret(
  signer: Signer,
  { id, expires_at }: Pick<Session, 'id' | 'expires_at'>,
): Promise<string> {
  const signed = `ek_${id.slice('cksess_'.length)}${expires_at.toString(16).padStart(8, '0')}`;
  return signed + (await signer.sign(signed));
}

/** Returns the id and the expiry in a client secret, or undefined if this gateway did not sign it. */
export async function readClientSecret(
  signer: Signer,
  secret: string,
): Promise<Pick<Session, 'id' | 'expires_at'> | undefined> {
  const [, signed, id, expiry = '', signature] =
    /^(ek_([0-9a-f]{32})([0-9a-f]{8}))([\w-]{43})$/.exec(secret) ?? [];
  if (!signed || !signature || !(await signer.isSigned(signed, signature))) return undefined;
  return { id: `cksess_${id}`, expires_at: Number.parseInt(expiry, 16) };
}
