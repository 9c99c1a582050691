export { APIPromise } from './api-promise.ts';
export { ChatKit } from './client.ts';
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
export type {
  ChatKitOptions,
  FetchOptions,
  HeadersLike,
  Logger,
  LogLevel,
  RequestOptions,
  Values,
} from './options/types.ts';
export type { Schema, Validators } from './options/standard-schema.ts';
export { CursorPage, PagePromise, type Page } from './pages.ts';
export {
  RequestValidationError,
  ResponseValidationError,
  type Issue,
} from './validation/validate.ts';
