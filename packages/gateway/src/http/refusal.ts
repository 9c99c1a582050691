/** The parts of a refusal besides its status and message. */
interface RefusalOptions extends ErrorOptions {
  code?: string;
  param?: string;
  headers?: Record<string, string>;
}

/** An error response. The caller sees the message, and only `onError` sees `cause`. */
export class Refusal extends Error {
  override get name(): string {
    return 'Refusal';
  }
  readonly status: number;
  readonly #options: RefusalOptions;

  constructor(status: number, message: string, options: RefusalOptions = {}) {
    super(message, options);
    this.status = status;
    this.#options = options;
  }

  /** Returns the response, with a body in the API's error shape. */
  toResponse(): Response {
    const { code = null, param = null, headers } = this.#options;
    const type =
      this.status === 429
        ? 'rate_limit_error'
        : this.status >= 500
          ? 'server_error'
          : 'invalid_request_error';
    const error = { message: this.message, type, param, code };
    return Response.json({ error }, { status: this.status, ...(headers && { headers }) });
  }
}

/** Returns the token of `Authorization: Bearer <token>`, or undefined. */
export function readBearer(headers: Headers): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.get('authorization')?.trim() ?? '')?.[1];
}
