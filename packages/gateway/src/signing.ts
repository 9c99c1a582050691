import { decodeBase64Url } from 'hono/utils/encode';
import { toBase64Url, toBytes } from './bytes.ts';

const algorithm = { name: 'HMAC', hash: 'SHA-256' };

/** The size of the cache of signatures. WebCrypto takes longer than the rest of a chat request. */
const remembered = 2_000;

/** Signs and checks texts with HMAC-SHA-256. The first secret signs, and all of them are accepted. */
export class Signer {
  readonly #secrets: readonly string[];
  #keys: Promise<CryptoKey[]> | undefined;
  readonly #signatures = new Map<string, string>();

  constructor(secrets: readonly string[]) {
    this.#secrets = secrets;
  }

  /** Resolves to the signature in base64url, which is always 43 characters. */
  async sign(text: string): Promise<string> {
    const known = this.#signatures.get(text);
    if (known) return known;
    const [key] = await this.#importKeys();
    if (!key) throw new TypeError('A signer needs at least one secret.');
    const signature = toBase64Url(await crypto.subtle.sign('HMAC', key, toBytes(text)));
    this.#remember(text, signature);
    return signature;
  }

  async isSigned(text: string, signature: string): Promise<boolean> {
    // One key for the lookup: the time of a comparison would show how much of a forgery is right.
    const whole = `${text}.${signature}`;
    if (this.#signatures.has(whole)) return true;
    // The last character carries only 4 bits: accept the one spelling that `sign` returns.
    if (!/^[\w-]{42}[AEIMQUYcgkosw048]$/.test(signature)) return false;
    const bytes = decodeBase64Url(signature);
    for (const key of await this.#importKeys()) {
      // WebCrypto compares in constant time.
      if (!(await crypto.subtle.verify('HMAC', key, bytes, toBytes(text)))) continue;
      this.#remember(whole, signature);
      return true;
    }
    return false;
  }

  /** Caches a valid signature. Forged ones never get here, so they cannot fill the cache. */
  #remember(text: string, signature: string): void {
    this.#signatures.set(text, signature);
    const [oldest] = this.#signatures.keys();
    if (this.#signatures.size > remembered && oldest) this.#signatures.delete(oldest);
  }

  /** Imports the keys at first use, because a worker cannot call WebCrypto while its module loads. */
  #importKeys(): Promise<CryptoKey[]> {
    this.#keys ??= Promise.all(
      this.#secrets.map((secret) =>
        crypto.subtle.importKey('raw', toBytes(secret), algorithm, false, ['sign', 'verify']),
      ),
    );
    return this.#keys;
  }
}
