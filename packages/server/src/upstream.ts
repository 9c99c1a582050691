import { Problem, retryAfter } from './problem.ts';

/** The parts of an API error that are read; the client's and the official SDK's have them. */
interface UpstreamError {
  name?: unknown;
  status?: unknown;
  headers?: unknown;
  requestID?: unknown;
  cause?: unknown;
  constructor?: { name?: unknown };
}

/**
 * What the browser is told when minting failed. Errors are known by name and status, not by class:
 * there may be two copies of a client, and the official SDK is another one altogether.
 */
export function upstreamProblem(error: unknown): Problem {
  if (isNamed(error, 'RequestValidationError')) {
    return new Problem(500, 'The session could not be asked for.', { cause: error });
  }
  const isTimeout = isNamed(error, 'APIConnectionTimeoutError');
  // At a deadline, the last answer says why there is none yet, and when to come back.
  const last = isTimeout ? (toUpstreamError(error).cause ?? error) : error;
  const { status, headers } = toUpstreamError(last);
  const options = { cause: error, headers: retryAfter(readRetryAfter(headers)) };
  if (status === 429 || status === 503) {
    return new Problem(503, 'The chat service takes no more sessions right now.', options);
  }
  if (status === 408 || status === 504 || (isTimeout && typeof status !== 'number')) {
    return new Problem(504, 'The chat service took too long.', options);
  }
  return new Problem(502, 'The chat service did not mint a session.', options);
}

/** An error in one line, without its message: another library's may carry a key. */
export function describeError(error: unknown): string {
  const { status, requestID } = toUpstreamError(error);
  const parts = [
    error instanceof Error && /^\w{1,64}$/.test(className(error)) ? className(error) : 'an error',
    typeof status === 'number' && `status ${status}`,
    typeof requestID === 'string' && /^[\w-]{1,64}$/.test(requestID) && `request ${requestID}`,
  ];
  return parts.filter(Boolean).join(', ');
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && className(error) === name;
}

/** The name of an error's class; the official SDK's errors all have the `name` of Error. */
function className(error: Error): string {
  return error.name === 'Error' ? error.constructor.name : error.name;
}

function toUpstreamError(error: unknown): UpstreamError {
  return typeof error === 'object' && error !== null ? error : {};
}

/** Seconds to wait: `retry-after-ms`, else `retry-after` as seconds or as a date. */
function readRetryAfter(headers: unknown): number | undefined {
  if (!(headers instanceof Headers)) return undefined;
  const milliseconds = headers.get('retry-after-ms');
  if (milliseconds && Number(milliseconds) >= 0) return Number(milliseconds) / 1000;
  const value = headers.get('retry-after');
  if (!value) return undefined;
  const seconds = Number(value);
  return Number.isNaN(seconds) ? (Date.parse(value) - Date.now()) / 1000 : seconds;
}
