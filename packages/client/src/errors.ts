/**
 * The base of every error that this package throws. Thrown itself for an invalid option or request.
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
  static override readonly name: string = 'ChatKitError';

  override get name(): string {
    return this.constructor.name;
  }
  override set name(value: string) {
    Object.defineProperty(this, 'name', { value, writable: true });
  }
}

/** The part of a response that an error shows. */
export interface ErrorResponse {
  status: number;
  headers: Headers;
  /** The `error` field of the body; without that field, the whole body or its text. */
  error: unknown;
}

/**
 * The base of the errors below. Thrown itself for a status without its own class, for a redirect, and for
 * a success whose body is not a JSON object or array.
 */
export class APIError extends ChatKitError {
  static override readonly name: string = 'APIError';
  /** The status of the response; undefined without a response. */
  declare readonly status: number | undefined;
  /** The headers of the response; undefined without a response. */
  declare readonly headers: Headers | undefined;
  /** The `error` field of the body; without that field, the whole body or its text. */
  declare readonly error: unknown;
  /** The API's short name for the error, if the body has a `code`. */
  declare readonly code: string | null | undefined;
  /** The path of the invalid field, if the body has a `param`. */
  declare readonly param: string | null | undefined;
  /** The API's family of the error, such as `invalid_request_error`. */
  declare readonly type: string | undefined;
  /** The response's `x-request-id`, to quote to the vendor. */
  declare readonly requestID: string | null | undefined;
  /** The same as `requestID`. */
  declare readonly request_id: string | null | undefined;

  constructor(message: string, options?: ErrorOptions, response?: ErrorResponse) {
    super(message, options);
    const { status, headers, error } = response ?? {};
    // The body is the server's: its fields have the documented types as far as it keeps its word.
    const { code, param, type } = Object(error) as Partial<APIError>;
    const requestID = headers?.get('x-request-id');
    const fields = { status, headers, error, code, param, type, requestID, request_id: requestID };
    Object.assign(this, fields);
  }
}

/** 400: the request is malformed or a field is out of bounds; `param` names the field. */
export class BadRequestError extends APIError {
  static override readonly name: string = 'BadRequestError';
}

/** 401: the API key is missing, malformed or unknown. */
export class AuthenticationError extends APIError {
  static override readonly name: string = 'AuthenticationError';
}

/** 403: the API key may not do this. */
export class PermissionDeniedError extends APIError {
  static override readonly name: string = 'PermissionDeniedError';
}

/** 404: the workflow or session does not exist, often because the API key belongs to another project. */
export class NotFoundError extends APIError {
  static override readonly name: string = 'NotFoundError';
}

/** 409: the request conflicts with another request. It was retried. */
export class ConflictError extends APIError {
  static override readonly name: string = 'ConflictError';
}

/** 422: the request is well-formed, yet the API cannot act on it. */
export class UnprocessableEntityError extends APIError {
  static override readonly name: string = 'UnprocessableEntityError';
}

/** 429: too many requests, or the quota is used up. It was retried. */
export class RateLimitError extends APIError {
  static override readonly name: string = 'RateLimitError';
}

/** 500 and above: the API failed. It was retried. */
export class InternalServerError extends APIError {
  static override readonly name: string = 'InternalServerError';
}

/**
 * There was no response, or its body was lost; `cause` is the error of `fetch`. Without a response, the
 * call was retried. With one, `status` is set and `error` is the text so far; after a success, the
 * session may exist.
 */
export class APIConnectionError extends APIError {
  static override readonly name: string = 'APIConnectionError';
}

/**
 * The `timeout` or the `deadline` passed; `status` is set if that cut a body. At a deadline, `cause` is the
 * last error response before, if any.
 */
export class APIConnectionTimeoutError extends APIConnectionError {
  static override readonly name: string = 'APIConnectionTimeoutError';
}

/** The call's `signal` was aborted; `cause` is its reason. */
export class APIUserAbortError extends APIError {
  static override readonly name: string = 'APIUserAbortError';
}

/** Returns the error class of a status. */
export function errorClass(status: number): typeof APIError {
  const classes: Record<number, typeof APIError> = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
  };
  return classes[status] ?? (status >= 500 ? InternalServerError : APIError);
}
