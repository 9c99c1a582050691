import {
  APIConnectionError,
  APIConnectionTimeoutError,
  errorClass,
  type APIError,
  type ErrorAnswer,
} from './errors.ts';
import { describeSource } from './key.ts';
import { abortError, type Scope } from './limit.ts';
import { parseJSON } from './json.ts';
import { redact } from './redact.ts';
import type { Call } from './request.ts';
import { check } from './validation.ts';

/** An answer and as much of its body as has come. */
export class Answer {
  readonly response: Response;
  readonly #call: Call;
  readonly #chunks: Uint8Array[] = [];
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
        this.#chunks.push(new TextEncoder().encode(await source.text()));
        return;
      }
      if (scope) scope.release = () => reader.cancel().catch(() => {});
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        this.#chunks.push(value);
      }
    } catch (cause) {
      const { operation, settings } = this.#call;
      if (settings.signal?.aborted) throw abortError(operation.id, settings.signal);
      throw failure(this.#call, this, cause);
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
    const data = status === 204 ? null : parseJSON(this.#text());
    if (typeof data !== 'object' || (!data && status !== 204)) throw failure(this.#call, this);
    await check(this.#call, 'response', data);
    if (data) Object.defineProperty(data, '_request_id', { value: headers.get('x-request-id') });
    return data;
  }

  /** As much of the body as has come. */
  #text(): string {
    const decoder = new TextDecoder();
    const last = this.#chunks.length - 1;
    // Streaming is slow, and one chunk is the rule.
    return this.#chunks.map((chunk, at) => decoder.decode(chunk, { stream: at < last })).join('');
  }

  /** What may be shown of the answer. */
  describe(): ErrorAnswer {
    const { status, headers } = this.response;
    const text = this.#text();
    const body = redact(parseJSON(text) ?? text, this.#call) as any;
    const shown = redact(Object.fromEntries(headers), this.#call) as any;
    return { status, headers: new Headers(shown), error: (body.error ?? body) || undefined };
  }

  words({ status, headers, error }: ErrorAnswer): string {
    const { ok, type } = this.response;
    const { url, settings } = this.#call;
    const words = say(error) || (this.#isRead ? 'no body' : 'its body was not read');
    if (type === 'opaqueredirect' || /^30[^4]$/.test(`${status}`)) {
      const location = headers.get('location') ?? '';
      const origin = URL.canParse(location, url) && new URL(location, url).origin;
      return `a redirect${origin ? ` to ${origin}` : ''} is not followed`;
    } 
    if (ok) return `the body is no JSON object or array: ${words}`;
    if (status === 401) return `${words} (The API key is ${describeSource(settings)}.)`;
    return status === 404 && /workflow|session/i.test(words) ? `${words} (Is the API key of the same project?)` : words;
  }
}

/** The error for an answer that is no success or without data, that did not come or was lost. */
export function failure(call: Call, answer?: Answer, cause?: unknown, lost?: string): APIError {
  const shown = answer?.describe();
  const clean = redact(cause, call) as any;
  const options = cause ? { cause: clean } : {};
  // Lost after a success is lost: what the API has done is not known here.
  if (!answer || (cause && answer.response.ok)) lost ??= `${shown ? `${shown.status}, but the body was lost`: 'no answer'}: ${say(clean?.cause) || say(clean)}`;
  const Class = lost ? /timed? ?out/i.test(lost) ? APIConnectionTimeoutError : APIConnectionError : errorClass(shown!.status);
  return new Class(`${call.operation.id}: ${lost ?? `${shown!.status} ${answer!.words(shown!)}`}`, options, shown);
}

/** What was said, with a message or as a whole. */
function say(said: unknown): string {
  const { message = said } = Object(said);
  return ((typeof message === 'string' ? message : JSON.stringify(message)) ?? '').slice(0, 500);
}
