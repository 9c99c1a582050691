import {
  APIConnectionError,
  APIConnectionTimeoutError,
  errorClass,
  type APIError,
  type ErrorAnswer,
} from './errors.ts';
import { describeSource } from './key.ts';
import { abortError, type Scope } from './limit.ts';
import { redact } from './redact.ts';
import type { Call } from './request.ts';
import { check } from './validation.ts';
import { parseJSON, wordsOf } from './words.ts';

/** An answer and as much of its body as has come. */
export class Answer {
  readonly response: Response;
  readonly #call: Call;
  #text = '';
  #isRead = false;
  #data: Promise<object | null> | undefined;

  constructor(call: Call, response: Response) {
    this.#call = call;
    this.response = response;
  }

  /** Reads the body to its end, once. Rejects with an `APIError` if it is lost. */
  async read(scope?: Scope, source = this.response): Promise<void> {
    if (this.#isRead) return;
    this.#isRead = true;
    try {
      const reader = source.body?.getReader();
      if (!reader) {
        // No body, or a runtime that does not show it as a stream.
        this.#text = await source.text();
        return;
      }
      if (scope) scope.release = () => reader.cancel().catch(() => {});
      const decoder = new TextDecoder();
      for (;;) {
        const { done, value } = await reader.read();
        this.#text += decoder.decode(value, { stream: !done });
        if (done) return;
      }
    } catch (cause) {
      const { operation, settings } = this.#call;
      if (settings.signal?.aborted) throw abortError(operation.id, settings.signal);
      // Lost after a success is lost: what the API has done is not known here.
      throw this.response.ok ? connectionError(this.#call, cause, this) : this.error(cause);
    }
  }

  /** Lets go of a body that nobody will read, so that it holds no socket. */
  discard(): void {
    this.response.body?.cancel().catch(() => {});
  }

  /**
   * The object or array that a success carries, with the request id as a property that is not enumerated; null
   * for a 204. Rejects if there is none, or if its validator refuses it.
   */
  data(): Promise<object | null> {
    return (this.#data ??= this.#readData());
  }

  async #readData(): Promise<object | null> {
    await this.read();
    const { status, headers } = this.response;
    // A null in the body is no data.
    const data = status === 204 ? null : (parseJSON(this.#text) ?? 0);
    if (typeof data !== 'object') throw this.error();
    if (this.#call.settings.validators) await check(this.#call, 'response', data);
    if (data) Object.defineProperty(data, '_request_id', { value: headers.get('x-request-id') });
    return data;
  }

  /** What may be shown of the answer: everything but secrets. */
  describe(): ErrorAnswer {
    const { status, headers } = this.response;
    // First, so that the secrets in it are known.
    const body = redact(parseJSON(this.#text) ?? this.#text, this.#call);
    const shown = redact(Object.fromEntries(headers), this.#call) as Record<string, string>;
    const error = (body as { error?: unknown } | null)?.error ?? body;
    return { status, headers: new Headers(shown), error: error || undefined };
  }

  /** The error that the answer amounts to if it is no success, or one without data. */
  error(cause?: unknown): APIError {
    const shown = this.describe();
    const Class = errorClass(shown.status);
    const message = `${this.#call.operation.id}: ${shown.status} ${this.#words(shown)}`;
    return new Class(message, cause ? { cause: redact(cause, this.#call) } : {}, shown);
  }

  #words({ status, headers, error }: ErrorAnswer): string {
    const { ok, type } = this.response;
    const { url, settings } = this.#call;
    if (type === 'opaqueredirect' || /^30[^4]$/.test(`${status}`)) {
      const location = headers.get('location') ?? '';
      const origin = URL.canParse(location, url) && new URL(location, url).origin;
      return `a redirect${origin ? ` to ${origin}` : ''} is not followed`;
    }
    const words = wordsOf(error) || (this.#isRead ? 'no body' : 'its body was not read');
    if (ok) return `the body is no JSON object or array: ${words}`;
    if (status === 401) return `${words} (The API key is ${describeSource(settings)}.)`;
    return status === 404 && /workflow|session/i.test(words)
      ? `${words} (Is the API key of the same project?)`
      : words;
  }
}

/** The error for an answer that did not come, or whose body was lost: for the cause's words, or the given ones. */
export function connectionError(
  call: Call,
  cause: unknown,
  answer?: Answer,
  said?: string,
): APIConnectionError {
  // First, so that the secrets in the body are known.
  const shown = answer?.describe();
  const clean = redact(cause, call);
  const what = shown ? `${shown.status}, but the body was lost` : 'no answer';
  const words =
    said ?? `${what}: ${wordsOf((clean as Error | undefined)?.cause) || wordsOf(clean)}`;
  const Class = /timed? ?out/i.test(words) ? APIConnectionTimeoutError : APIConnectionError;
  return new Class(`${call.operation.id}: ${words}`, cause ? { cause: clean } : {}, shown);
}
