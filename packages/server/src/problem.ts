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

/** The options of a {@link Problem}. */
interface ProblemOptions extends ErrorOptions {
  headers?: Record<string, string> | undefined;
  /** Further members of the problem body. */
  members?: Record<string, unknown> | undefined;
}

/**
 * An error response for the browser, in the format of RFC 9457. Its text never comes from another
 * error. Only `onError` receives `cause`, the underlying error.
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

/** Returns the header `retry-after`, or nothing if the number of seconds is invalid. */
export function retryAfter(seconds = Number.NaN): Record<string, string> {
  const whole = Math.ceil(seconds);
  return Number.isSafeInteger(whole) && seconds >= 0 ? { 'retry-after': String(whole) } : {};
}
