/**
 * There is no client secret to be had. `status` says what to do: at 401 sign in, at 403 this user or
 * page may not chat; else say that the chat is not to be reached, and offer to try again.
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
  /** The status of the last answer; undefined if there was none. */
  readonly status: number | undefined;
  /** How many seconds the server asked to wait, where it did. */
  readonly retryAfter: number | undefined;

  constructor(message: string, options: ClientSecretErrorOptions = {}) {
    super(message, options);
    this.status = options.status;
    this.retryAfter = options.retryAfter;
  }
}

/** What is known of a {@link ClientSecretError}. */
interface ClientSecretErrorOptions extends ErrorOptions {
  status?: number;
  retryAfter?: number | undefined;
}
