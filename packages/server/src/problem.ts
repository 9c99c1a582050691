const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  405: 'Method Not Allowed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  499: 'Client Closed Request',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** What a problem is told with. */
interface ProblemOptions extends ErrorOptions {
  headers?: Record<string, string> | undefined;
  /** Members of the body besides those that every problem has. */
  members?: Record<string, unknown> | undefined;
}

/**
 * A refusal as the browser is to see it, in the form of RFC 9457. Its text is written here, never
 * taken from an error; `cause` is the error behind it, for `onError` alone.
 */
export class Problem extends Error {
  override get name(): string {
    return 'Problem';
  }
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly #members: Record<string, unknown>;

  constructor(status: number, detail: string, options: ProblemOptions = {}) {
    super(detail, options);
    this.status = status;
    this.headers = options.headers ?? {};
    this.#members = options.members ?? {};
  }

  toBody(): Record<string, unknown> {
    const { status, message: detail } = this;
    return { type: 'about:blank', title: titles[status], status, detail, ...this.#members };
  }
}

/** `retry-after` from a number of seconds; nothing where that is no time to wait. */
export function retryAfter(seconds = Number.NaN): Record<string, string> {
  const whole = Math.ceil(seconds);
  return Number.isSafeInteger(whole) && seconds >= 0 ? { 'retry-after': String(whole) } : {};
}
