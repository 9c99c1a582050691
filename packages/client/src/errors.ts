/** The base of every error that this package throws. */
export class ChatKitError extends Error {
  override readonly name: string = 'ChatKitError';
}

/** The API answered, but not with success, or with a success that is no JSON. */
export class APIError extends ChatKitError {
  override readonly name: string = 'APIError';
  /** The status of the answer. */
  readonly status: number;
  /** The `error` of the answer's body, the whole body if it has none, or its text. */
  readonly error: unknown;
  /** The answer's `x-request-id`: what to quote to the vendor. */
  readonly requestID: string | null;

  constructor(operationId: string, response: Response, body: unknown) {
    const error = field(body, 'error') ?? body;
    const words = field(error, 'message') ?? (response.ok ? 'the body is no JSON' : error);
    super(`${operationId}: ${response.status} ${String(words).slice(0, 500)}`.trim());
    this.status = response.status;
    this.error = error;
    this.requestID = response.headers.get('x-request-id');
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
