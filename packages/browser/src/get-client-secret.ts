import { requestSecret, type RequestSecretOptions, type Secret } from './request-secret.ts';
import { retry } from './retry.ts';

/** What `getClientSecret` is made with. */
export interface GetClientSecretOptions extends RequestSecretOptions {
  /** How long before its end a kept secret is no longer handed out, in milliseconds. Default: 30 000. */
  margin?: number | undefined;
  /** How often a failed attempt is repeated. Default: 3. */
  maxRetries?: number | undefined;
}

/** What ChatKit takes as `api.getClientSecret`. */
export interface GetClientSecret {
  /**
   * A secret: a fresh one where the current one is given, else the kept one as long as it lasts.
   * Callers at the same time share one request. Rejects with a {@link ClientSecretError}, or with an
   * `AbortError` when it is disposed meanwhile.
   */
  (current: string | null): Promise<string>;
  /** Ends what is under way and forgets the kept secret. A later call starts anew. */
  dispose(): void;
}

/**
 * ChatKit's `getClientSecret`, for an endpoint that answers `{ client_secret, expires_at }` as that of
 * `@chatkit-sessions/server` does.
 *
 * ```ts
 * const getClientSecret = createGetClientSecret({ endpoint: '/chatkit/session' });
 * const options: ChatKitOptions = { api: { getClientSecret } };
 * ```
 *
 * Where the network fails or the answer is 5xx or 429, it tries again; every other answer, 401 and 403
 * among them, ends the call. What fails while the browser is offline waits for the network. Nothing is
 * requested before it is called.
 */
export function createGetClientSecret(options: GetClientSecretOptions): GetClientSecret {
  const { margin = 30_000, maxRetries = 3 } = options;
  const spent = new Set<string>();
  let kept: Secret | undefined;
  let pending: Promise<string> | undefined;
  let life: AbortController;

  const mint = async ({ signal }: AbortController): Promise<string> => {
    try {
      const secret = await retry(maxRetries, signal, () => requestSecret(options, spent, signal));
      signal.throwIfAborted();
      kept = secret;
      return secret.value;
    } finally {
      // After a dispose, what is pending is another one's.
      if (!signal.aborted) pending = undefined;
    }
  };

  const getClientSecret = async (current: string | null): Promise<string> => {
    if (current) {
      spent.add(current);
      kept = undefined;
    }
    if (kept && kept.left() > margin) return kept.value;
    return (pending ??= mint((life = new AbortController())));
  };

  return Object.assign(getClientSecret, {
    dispose: () => {
      life?.abort();
      pending = kept = undefined;
    },
  });
}
