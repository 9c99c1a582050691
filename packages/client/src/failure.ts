import type { Call } from './call.ts';
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIUserAbortError,
  errorClass,
  type APIError,
  type ErrorAnswer,
} from './errors.ts';
import { redact } from './redact.ts';
import { parseJSON, quietly, wordsOf } from './words.ts';

/**
 * An error of a call: its message names the operation and says the words, which show no secret. What it
 * has of an answer and, unless it `isClean`, as its cause is masked here.
 */
export function failure<Failure>(
  call: Call,
  Class: new (message: string, options?: ErrorOptions, answer?: ErrorAnswer) => Failure,
  words: string,
  cause?: unknown,
  isClean = false,
): Failure {
  // First, so that the secrets in it are known.
  const answer = describe(call);
  const shown = isClean ? cause : redact(cause, call);
  const options = cause === undefined ? {} : { cause: shown };
  return new Class(`${call.operation.id}: ${words}`, options, answer);
}

/** What may be shown of a call's answer: everything but secrets. */
export function describe(call: Call): ErrorAnswer | undefined {
  if (!call.answer) return undefined;
  const { response, text = '' } = call.answer;
  // In one, so that a secret which either names is known in both.
  const [body, headers] = redact(
    // A foreign response may have none, or such as cannot be listed.
    [parseJSON(text) ?? text, quietly(() => Object.fromEntries(response.headers)) ?? {}],
    call,
  ) as [{ error?: unknown } | null, HeadersInit]; // Of the same shape.
  return {
    status: response.status,
    headers: new Headers(headers),
    error: (body?.error ?? body) || undefined,
  };
}

/** The error for an answer that did not come, or whose body was lost. */
export function connectionError(call: Call, cause: unknown): APIConnectionError {
  const status = describe(call)?.status;
  const shown = redact(cause, call);
  // Of whatever kind it is, it may have a cause.
  const said = wordsOf((shown as Error | undefined)?.cause) || wordsOf(shown);
  const Class = /timed? ?out/i.test(said) ? APIConnectionTimeoutError : APIConnectionError;
  const what = status ? `${status}, but the body was lost` : 'no answer';
  return failure(call, Class, `${what}: ${said}`, shown);
}

/** The error that an answer amounts to if it is no success, or one without data. */
export function answerError(call: Call, cause?: unknown): APIError {
  const { status, headers, error } = describe(call) as ErrorAnswer; // There is one.
  const Class = errorClass(status);
  const words =
    wordsOf(error) || (call.answer?.text === undefined ? 'its body was not read' : 'no body');
  return failure(call, Class, `${status} ${explain(call, status, headers, words)}`, cause);
}

/** The words of an answer, with what they do not say. */
function explain({ settings, url }: Call, status: number, headers: Headers, words: string): string {
  // Where the runtime hides a redirect, its status is 0.
  if (status !== 304 && /^[03]/.test(`${status}`)) {
    const target = headers.get('location');
    const origin = target && URL.canParse(target, url) ? ` to ${new URL(target, url).origin}` : '';
    return `a redirect${origin} is not followed`;
  }
  if (status < 300) return `the body is no JSON object or array: ${words}`;
  if (status === 401) {
    const { apiKey, environmentKey } = settings;
    const option = typeof apiKey === 'function' ? 'the apiKey function' : 'the apiKey option';
    return `${words} (The API key is ${apiKey === environmentKey ? 'OPENAI_API_KEY' : option}.)`;
  }
  return status === 404 && /workflow|session/i.test(words)
    ? `${words} (Is the API key of the same project?)`
    : words;
}

/** The error of a call whose signal has been aborted. */
export function abortError(call: Call): APIUserAbortError {
  return failure(call, APIUserAbortError, 'aborted by its signal', call.settings.signal?.reason);
}

/** The error of an attempt that has taken too long or, if the call is over, of its deadline. */
export function timeoutError(call: Call): APIConnectionTimeoutError {
  const { timeout, deadline } = call.settings;
  const Class = APIConnectionTimeoutError;
  const what = call.isOver
    ? `the deadline of ${deadline} ms is reached`
    : `timed out after ${timeout} ms`;
  const error = failure(
    call,
    Class,
    call.answer ? `${call.answer.response.status}, but ${what}` : what,
  );
  return call.isOver ? failure(call, Class, what, call.answer ? error : call.last, true) : error;
}
