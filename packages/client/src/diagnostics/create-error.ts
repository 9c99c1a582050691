import {
  APIConnectionError,
  APIConnectionTimeoutError,
  ChatKitError,
  errorClass,
  type APIError,
  type ErrorResponse,
} from '../errors.ts';
import { tryOrUndefined } from '../try-or-undefined.ts';
import type { Context, Received } from './context.ts';
import { messageOf, parseJSON } from './message.ts';

type ErrorClass<E> = new (message: string, options?: ErrorOptions, response?: ErrorResponse) => E;

/** What else an error shows. Secrets are masked already. */
interface Details {
  readonly cause?: unknown;
  readonly response?: ErrorResponse | undefined;
}

/** The errors that were created here. Their secrets are masked, which those of a foreign `ChatKitError` may not be. */
export const created = new WeakSet<object>();

/** Creates an error of a call. Its message begins with the operation and the status. */
export function createError<E extends ChatKitError>(
  { operation }: Context,
  Class: ErrorClass<E>,
  message: string,
  { cause, response }: Details = {},
): E {
  const status = response ? `${response.status} ` : '';
  const options = cause === undefined ? {} : { cause };
  const error = new Class(`${operation.id}: ${status}${message}`, options, response);
  created.add(error);
  return error;
}

/** Gives what an error may show of a response: everything but secrets. */
export function describeResponse(
  { redactor }: Context,
  { response, text = '' }: Received,
): ErrorResponse {
  // Together, so that a secret which one of them names is masked in the other.
  const [body = { error: 'the body is too large to mask' }, headers] = redactor.redact([
    parseJSON(text) ?? text,
    // A foreign response may lack headers, or have headers that cannot be listed.
    tryOrUndefined(() => Object.fromEntries(response.headers)) ?? {},
  ]) as [({ error?: unknown } | null)?, HeadersInit?]; // Of the same shape, or empty if hidden whole.
  return {
    status: response.status,
    headers: new Headers(typeof headers === 'object' ? headers : {}),
    error: (body?.error ?? body) || undefined,
  };
}

/** Creates the error of a request without a response, or of a body that was lost. */
export function connectionError(
  context: Context,
  thrown: unknown,
  received?: Received,
): ChatKitError {
  // The response first: it may name secrets that the cause repeats.
  const response = received && describeResponse(context, received);
  const cause = context.redactor.redact(thrown);
  const inner = (cause as Error | undefined)?.cause;
  const { code, errors } = Object(inner) as { code?: unknown; errors?: unknown };
  // The useful message is often in `cause`, or in its errors if a name has several addresses. An object that says
  // nothing, such as a `Response`, has no message.
  const [message = 'fetch failed'] = [errors, inner, cause]
    .flat()
    .map(messageOf)
    .filter((text) => text && !text.startsWith('[object '));
  const text = `${response ? 'the body was lost' : 'no response'}: ${message}`;
  const details = { cause, response };
  if (code === 'UND_ERR_INVALID_ARG') {
    const hint = '(For a dispatcher, pass the fetch of the same undici.)';
    return createError(context, ChatKitError, `${text} ${hint}`, details);
  }
  const Class = /timed? ?out/i.test(message) ? APIConnectionTimeoutError : APIConnectionError;
  return createError(context, Class, text, details);
}

/** Creates the error of a response that is not a success, or of a success without data. */
export function responseError(context: Context, received: Received, thrown?: unknown): APIError {
  const response = describeResponse(context, received);
  const message = explain(context, response, received.text === undefined);
  const cause = context.redactor.redact(thrown);
  return createError(context, errorClass(response.status), message, { cause, response });
}

/** Gives the API's message, and adds what it does not say. */
function explain(
  { settings: { apiKey, environmentKey, baseURL } }: Context,
  { status, headers, error }: ErrorResponse,
  isUnread: boolean,
): string {
  // A runtime that hides redirects gives the status 0.
  if (status !== 304 && /^[03]/.test(`${status}`)) {
    const target = headers.get('location');
    const isURL = target && URL.canParse(target, baseURL);
    return `a redirect${isURL ? ` to ${new URL(target, baseURL).origin}` : ''} is not followed`;
  }
  const isSuccess = status < 300;
  if (isUnread)
    return `the body was ${isSuccess ? 'already read through asResponse()' : 'not read'}`;
  const message = messageOf(error) || 'no body';
  if (isSuccess) return `the body is not a JSON object or array: ${message}`;
  let hint = '';
  if (status === 401) {
    hint = `The API key is from ${apiKey === environmentKey ? 'OPENAI_API_KEY' : 'the apiKey option'}.`;
  } else if (status === 404 && /(workflow|session) with id .?\w/i.test(message)) {
    hint = 'Does the API key belong to the same project?';
  } else if (status === 404 && !/\/v\d+\/*(\?|$)/.test(baseURL)) {
    hint = "Is the path of baseURL right? The API's ends with /v1.";
  }
  return hint ? `${message} (${hint})` : message;
}
