export { APIPromise } from './api-promise.ts';
export { ChatKit } from './chatkit.ts';
export {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  AuthenticationError,
  BadRequestError,
  ChatKitError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  UnprocessableEntityError,
} from './errors.ts';
export type { Logger, LogLevel } from './log.ts';
export type {
  ChatKitOptions,
  FetchOptions,
  HeadersLike,
  RequestOptions,
  Values,
} from './options.ts';
export {
  RequestValidationError,
  ResponseValidationError,
  type Issue,
  type Schema,
  type Validators,
} from './validation.ts';
