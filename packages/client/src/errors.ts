/**
 * The base of every error that this package throws: of a wrong option or request, and of all below.
 *
 * ```ts
 * try {
 *   await chatkit.sessions.create({ user: 'user_123', workflow: { id: 'wf_123' } });
 * } catch (error) {
 *   if (error instanceof ChatKitError) console.error(error.message);
 * }
 * ```
 */
export class ChatKitError extends Error {
  override get name(): string {
    return 'ChatKitError';
  }
}

/** What is known of an answer that led to an error. */
export interface ErrorAnswer {
  status: number;
  headers: Headers;
  /** The `error` of the body, the whole body if it has none, or its text. */
  error: unknown;
}

/**
 * The API did not answer with a success: the base of the errors below. It is thrown itself for a
 * status without a class of its own, for a redirect, and for a success whose body is no JSON object.
 */
export class APIError extends ChatKitError {
  override get name(): string {
    return 'APIError';
  }
  /** The status of the answer; undefined if there was none. */
  readonly status: number | undefined;
  /** The headers of the answer; undefined if there was none. */
  readonly headers: Headers | undefined;
  /** The `error` of the answer's body, the whole body if it has none, or its text. */
  readonly error: unknown;
  /** The API's short name for the error, where it gives one. */
  readonly code: string | null | undefined;
  /** The path of the offending field, where the API gives one. */
  readonly param: string | null | undefined;
  /** The API's family of the error, such as `invalid_request_error`. */
  readonly type: string | undefined;
  /** The answer's `x-request-id`: what to quote to the vendor. */
  readonly requestID: string | null | undefined;
  /** The same as `requestID`. */
  readonly request_id: string | null | undefined;

  constructor(message: string, options?: ErrorOptions, answer?: ErrorAnswer) {
    super(message, options);
    // The body is the server's: its fields have the documented types as far as it keeps its word.
    const said = answer?.error as Partial<APIError> | undefined | null;
    this.status = answer?.status;
    this.headers = answer?.headers;
    this.error = answer?.error;
    this.code = said?.code;
    this.param = said?.param;
    this.type = said?.type;
    this.requestID = this.request_id = answer?.headers.get('x-request-id');
  }
}

/** 400: the request is malformed or a field is out of bounds; `param` names the field. */
export class BadRequestError extends APIError {
  override get name(): string {
    return 'BadRequestError';
  }
}

/** 401: the API key is absent, malformed or not known. */
export class AuthenticationError extends APIError {
  override get name(): string {
    return 'AuthenticationError';
  }
}

/** 403: the API key may not do this. */
export class PermissionDeniedError extends APIError {
  override get name(): string {
    return 'PermissionDeniedError';
  }
}

/** 404: the workflow or session does not exist, mostly since the API key is another project's. */
export class NotFoundError extends APIError {
  override get name(): string {
    return 'NotFoundError';
  }
}

/** 409: the request collides with another one. It was retried. */
export class ConflictError extends APIError {
  override get name(): string {
    return 'ConflictError';
  }
}

/** 422: the request is well-formed, yet the API cannot act on it. */
export class UnprocessableEntityError extends APIError {
  override get name(): string {
    return 'UnprocessableEntityError';
  }
}

/** 429: too many requests, or the quota is used up. It was retried. */
export class RateLimitError extends APIError {
  override get name(): string {
    return 'RateLimitError';
  }
}

/** 500 and above: the API failed. It was retried. */
export class InternalServerError extends APIError {
  override get name(): string {
    return 'InternalServerError';
  }
}

/**
 * There was no answer, or its body was lost on the way; `cause` is what `fetch` said. The call was
 * retried, unless an answer had begun: then `status` is set, `error` is the text that came, and after
 * a success the session may exist.
 */
export class APIConnectionError extends APIError {
  override get name(): string {
    return 'APIConnectionError';
  }
}

/** The `timeout` or the `deadline` passed. At a deadline, `cause` is the last answer, if any. */
export class APIConnectionTimeoutError extends APIConnectionError {
  override get name(): string {
    return 'APIConnectionTimeoutError';
  }
}

/** The call's `signal` was aborted; `cause` is its reason. */
export class APIUserAbortError extends APIError {
  override get name(): string {
    return 'APIUserAbortError';
  }
}

/** The class for the status of an answer. */
export function errorClass(status: number): typeof APIError {
  switch (status) {
    case 400:
      return BadRequestError;
    case 401:
      return AuthenticationError;
    case 403:
      return PermissionDeniedError;
    case 404:
      return NotFoundError;
    case 409:
      return ConflictError;
    case 422:
      return UnprocessableEntityError;
    case 429:
      return RateLimitError;
    default:
      return status >= 500 ? InternalServerError : APIError;
  }
}
