/**
 * Thrown when no client secret could be fetched. For the `status` 401, ask the user to sign in. For
 * 403, say that this user or page is not allowed to chat. Otherwise, offer to try again.
 *
 * ```ts
 * const getClientSecret = createGetClientSecret({ endpoint: '/chatkit/session' });
 * try {
 *   await getClientSecret(null);
 * } catch (error) {
 *   if (error instanceof ClientSecretError && error.status === 401) location.assign('/sign-in');
 * }
 * ```
 */
export class ClientSecretError extends Error {
  override get name(): string {
    return 'ClientSecretError';
  }
  /** The status of the last response, or undefined without a response. */
  readonly status: number | undefined;
  /** The number of seconds that the server asked to wait, if it did. */
  readonly retryAfter: number | undefined;

  constructor(message: string, options: ClientSecretErrorOptions = {}) {
    super(message, options);
    this.status = options.status;
    this.retryAfter = options.retryAfter;
  }
}

/** The fields of a {@link ClientSecretError}. */
interface ClientSecretErrorOptions extends ErrorOptions {
  status?: number;
  retryAfter?: number | undefined;
}
