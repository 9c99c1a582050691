import { className } from './describe-error.ts';
import { Problem, retryAfter } from './problem.ts';

/** The fields of an API error to read. Errors of the client and of the official SDK have them. */
interface UpstreamError {
  status?: unknown;
  headers?: unknown;
  cause?: unknown;
}

/**
 * Converts an error of the API to a response for the browser. Compares the names of error classes
 * instead of using `instanceof`: the app may have two copies of the client, or the official SDK.
 */
export function upstreamProblem(error: unknown): Problem {
  if (hasName(error, 'RequestValidationError')) {
    return new Problem(
      500,
      'The server sent no request to the API, since the request was invalid.',
      { cause: error },
    );
  }
  const isTimeout = hasName(error, 'APIConnectionTimeoutError');
  // When the deadline passes during retries, `cause` is the error of the last response.
  const last = isTimeout ? ((error as UpstreamError).cause ?? error) : error;
  const { status, headers } = Object(last) as UpstreamError;
  const options = { cause: error, headers: retryAfter(readRetryAfter(headers)) };
  if (status === 429 || status === 503) {
    return new Problem(503, 'The chat service is busy. Try again later.', options);
  }
  if (status === 408 || status === 504 || (isTimeout && typeof status !== 'number')) {
    return new Problem(504, 'The chat service took too long.', options);
  }
  return new Problem(502, 'The chat service did not create a session.', options);
}

function hasName(error: unknown, name: string): boolean {
  return error instanceof Error && className(error) === name;
}

/** Returns the seconds to wait: `retry-after-ms`, else `retry-after` as seconds or as a date. */
function readRetryAfter(headers: unknown): number | undefined {
  if (!(headers instanceof Headers)) return undefined;
  const milliseconds = headers.get('retry-after-ms');
  if (milliseconds && Number(milliseconds) >= 0) return Number(milliseconds) / 1000;
  const value = headers.get('retry-after');
  if (!value) return undefined;
  const seconds = Number(value);
  return Number.isNaN(seconds) ? (Date.parse(value) - Date.now()) / 1000 : seconds;
}
