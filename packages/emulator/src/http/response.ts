import type { PlainRequest } from './request.ts';

/** Above this number of unread bytes, a stream is closed. */
export const maxUnread = 2 ** 24;

/** Calls `write` with each text until the returned function is called. */
export type TextStream = (write: (text: string) => void) => () => void;

/** A response without the classes of the Web, before it becomes a `Response` or goes to a socket. */
export interface PlainResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** The whole body, even if `ending` cuts it. */
  body: string;
  /** Milliseconds to wait before the response is sent. Defaults to 0. */
  delay?: number;
  /**
   * Breaks the response: `reset` resets the connection instead, `truncated` cuts the body in the
   * middle, `stalled` sends only the headers. Defaults to the whole response.
   */
  ending?: 'reset' | 'truncated' | 'stalled';
  /** Sends texts one after another instead of `body`, until the connection ends. */
  stream?: TextStream;
  /** The fault that was applied, such as `status=429`, for the journal. */
  fault?: string;
}

/** Turns a request into a response. */
export type Handler = (request: PlainRequest) => Promise<PlainResponse>;

interface ErrorFields {
  param?: string | null;
  code?: string | null;
  headers?: Record<string, string>;
}

/** An error that the API reports to its caller. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly fields: ErrorFields;

  constructor(status: number, message: string, fields: ErrorFields = {}) {
    super(message);
    this.status = status;
    this.fields = fields;
  }
}

/** Creates a response with a JSON body. */
export function jsonResponse(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): PlainResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

/** Creates the response to an `ApiError`, in the API's error shape. Throws every other error. */
export function errorResponse(error: unknown): PlainResponse {
  if (!(error instanceof ApiError)) throw error;
  const { status, message, fields } = error;
  const { param = null, code = null, headers } = fields;
  return jsonResponse(
    status,
    { error: { message, type: errorType(status), param, code } },
    headers,
  );
}

function errorType(status: number): string {
  if (status === 429) return 'rate_limit_error';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}

/** Whether HTTP allows a response with this status to have a body. */
export function hasBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}
