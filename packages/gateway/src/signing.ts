import { decodeBase64Url, encodeBase64Url } from 'hono/utils/encode';

const algorithm = { name: 'HMAC', hash: 'SHA-256' };

/** Signs and checks texts with HMAC-SHA-256. The first secret signs, all of them are believed. */
export class Signer {
  readonly #secrets: readonly string[];
  #keys: Promise<CryptoKey[]> | undefined;

  constructor(secrets: readonly string[]) {
    this.#secrets = secrets;
  }

  /** Resolves to the signature in base64url, which is always 43 characters. */
  async sign(text: string): Promise<string> {
    const [key] = await this.#importKeys();
    if (!key) throw new TypeError('A signer needs at least one secret.');
    return toBase64Url(await crypto.subtle.sign('HMAC', key, toBytes(text)));
  }

  async isSigned(text: string, signature: string): Promise<boolean> {
    // The last character carries 4 bits: accept only the spelling that `sign` gives.
    if (!/^[\w-]{42}[AEIMQUYcgkosw048]$/.test(signature)) return false;
    const bytes = decodeBase64Url(signature);
    for (const key of await this.#importKeys()) {
      // WebCrypto compares in constant time.
      if (await crypto.subtle.verify('HMAC', key, bytes, toBytes(text))) return true;
    }
    return false;
  }

  /** Imports the keys at first use: a worker may not call WebCrypto while its module loads. */
  #importKeys(): Promise<CryptoKey[]> {
    this.#keys ??= Promise.all(
      this.#secrets.map((secret) =>
        crypto.subtle.importKey('raw', toBytes(secret), algorithm, false, ['sign', 'verify']),
      ),
    );
    return this.#keys;
  }
}

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Encodes without padding. */
export function toBase64Url(bytes: ArrayBufferLike): string {
  return encodeBase64Url(bytes).replace(/=+$/, '');
}
