import {
  APIConnectionError,
  APIConnectionTimeoutError,
  ChatKitError,
  errorClass,
  type APIError,
  type ErrorResponse,
} from '../errors.ts';
import type { Context, Received } from './context.ts';
import { messageOf, parseJSON, tryOrUndefined } from './message.ts';

type ErrorClass<E> = new (message: string, options?: ErrorOptions, response?: ErrorResponse) => E;

interface Details {
  readonly cause?: unknown;
  /** Set if the cause shows no secret, so that it is kept as it is. */
  readonly isClean?: boolean;
  readonly response?: ErrorResponse | undefined;
}

/** Creates an error of a call, without secrets in its cause. */
export function createError<E>(
  { operation, redactor }: Context,
  Class: ErrorClass<E>,
  message: string,
  { cause, isClean, response }: Details = {},
): E {
  const options = cause === undefined ? {} : { cause: isClean ? cause : redactor.redact(cause) };
  return new Class(`${operation.id}: ${message}`, options, response);
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
  const details = { cause, isClean: true, response };
  const inner = (cause as Error | undefined)?.cause;
  const { code, errors } = Object(inner) as { code?: unknown; errors?: unknown };
  if (code === 'UND_ERR_INVALID_ARG' && 'dispatcher' in (context.settings.fetchOptions ?? {})) {
    const advice = 'pass the fetch of the same undici as the option fetch';
    const message = `fetch does not accept fetchOptions.dispatcher (${messageOf(inner)}): ${advice}`;
    return createError(context, ChatKitError, message, details);
  }
  // The useful message is often in `cause`, or in its errors if a name has several addresses. An object that says
  // nothing, such as a `Response`, has no message.
  const [message = 'fetch failed'] = [errors, inner, cause]
    .flat()
    .map(messageOf)
    .filter((text) => text && !text.startsWith('[object '));
  const Class = /timed? ?out/i.test(message) ? APIConnectionTimeoutError : APIConnectionError;
  const state = response ? `${response.status}, but the body was lost` : 'no response';
  return createError(context, Class, `${state}: ${message}`, details);
}

/** Creates the error of a response that is not a success, or of a success without data. */
export function responseError(context: Context, received: Received, cause?: unknown): APIError {
  const response = describeResponse(context, received);
  const { status, headers, error } = response;
  const message =
    messageOf(error) || (received.text === undefined ? 'the body was not read' : 'no body');
  const text = `${status} ${explain(context, status, headers, message)}`;
  return createError(context, errorClass(status), text, { cause, response });
}

/** Adds to the API's message what it does not say. */
function explain({ settings }: Context, status: number, headers: Headers, message: string): string {
  const { apiKey, environmentKey, baseURL } = settings;
  // A runtime that hides redirects gives the status 0.
  if (status !== 304 && /^[03]/.test(`${status}`)) {
    const target = headers.get('location');
    const isURL = target && URL.canParse(target, baseURL);
    const origin = isURL ? ` to ${new URL(target, baseURL).origin}` : '';
    return `a redirect${origin} is not followed`;
  }
  if (status < 300) return `the body is not a JSON object or array: ${message}`;
  if (status === 401) {
    const option = typeof apiKey === 'function' ? 'the apiKey function' : 'the apiKey option';
    return `${message} (The API key is from ${apiKey === environmentKey ? 'OPENAI_API_KEY' : option}.)`;
  }
  if (status !== 404) return message;
  if (/(workflow|session) with id .?\w/i.test(message)) {
    return `${message} (Does the API key belong to the same project?)`;
  }
  return /\/v\d+\/*(\?|$)/.test(baseURL)
    ? message
    : `${message} (Is the path of baseURL right? The API's ends with /v1.)`;
}
