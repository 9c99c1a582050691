import { requestSecret, type RequestSecretOptions, type Secret } from './request-secret.ts';
import { retry } from './retry.ts';

/** The options of {@link createGetClientSecret}. */
export interface GetClientSecretOptions extends RequestSecretOptions {
  /** How long before its expiry a secret is replaced, in ms. Defaults to 30 000. */
  margin?: number | undefined;
  /** How often a failed attempt is repeated. Defaults to 3. */
  maxRetries?: number | undefined;
}

/** The function that ChatKit takes as `api.getClientSecret`. */
export interface GetClientSecret {
  /**
   * Returns a fresh secret if `current` is given, else the last secret until it expires. Simultaneous
   * calls share one request. Rejects with a {@link ClientSecretError}, or with an `AbortError` after
   * `dispose`.
   */
  (current: string | null): Promise<string>;
  /** Aborts the pending call and discards the last secret. A later call requests a new one. */
  dispose(): void;
}

const names = ['endpoint', 'init', 'margin', 'maxRetries', 'timeout', 'fetch'];

/**
 * Creates ChatKit's `getClientSecret` for an endpoint that returns `{ client_secret, expires_at }`, such
 * as a route of `@chatkit-sessions/server`.
 *
 * ```ts
 * const getClientSecret = createGetClientSecret({ endpoint: '/chatkit/session' });
 * const options: ChatKitOptions = { api: { getClientSecret } };
 * ```
 *
 * Retries a network failure, a 5xx and a 429. Every other response ends the call. While the browser is
 * offline, the function waits for the network. It sends no request before the first call, and warns
 * after ten seconds if the page has not loaded ChatKit's script. Throws a TypeError for an unknown
 * option or without an endpoint.
 */
export function createGetClientSecret(options: GetClientSecretOptions): GetClientSecret {
  // Also rejects a string, which has no endpoint.
  if (!options?.endpoint) {
    throw new TypeError(`Expected { endpoint: '/chatkit/session' }, got ${typeof options}.`);
  }
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) {
      // A long name may be a key.
      throw new TypeError(`Unknown option ${name[16] ? '***' : name}: use ${names}.`);
    }
  }
  const { margin = 30_000, maxRetries = 3 } = options;
  const used = new Set<string>();
  let kept: Secret | undefined;
  let pending: Promise<string> | undefined;
  let controller: AbortController;

  const fetchSecret = async ({ signal }: AbortController): Promise<string> => {
    try {
      const secret = await retry(maxRetries, signal, () => requestSecret(options, used, signal));
      signal.throwIfAborted();
      kept = secret;
      return secret.value;
    } finally {
      // After a dispose, `pending` belongs to a later call.
      if (!signal.aborted) pending = undefined;
    }
  };

  const getClientSecret = async (current: string | null): Promise<string> => {
    if (current) {
      used.add(current);
      kept = undefined;
    }
    if (kept && kept.left() > Math.max(margin, 0)) return kept.value;
    return (pending ??= fetchSecret((controller = new AbortController())));
  };

  // Without the vendor's script, the page stays empty, and nothing else reports it. A server that renders
  // the page has no `customElements`.
  const warning = globalThis.customElements && setTimeout(warnWithoutScript, 10_000);
  return Object.assign(getClientSecret, {
    dispose: () => {
      clearTimeout(warning);
      controller?.abort();
      pending = kept = undefined;
    },
  });
}

function warnWithoutScript(): void {
  if (!customElements.get('openai-chatkit')) {
    // oxlint-disable-next-line no-console -- for the developer of the page
    console.warn(
      'openai-chatkit is not defined: load https://cdn.platform.openai.com/deployments/chatkit/chatkit.js',
    );
  }
}
