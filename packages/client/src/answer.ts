import {
  APIConnectionError,
  APIConnectionTimeoutError,
  errorClass,
  type APIError,
  type ErrorAnswer,
} from './errors.ts';
import { failure } from './failure.ts';
import { describeSource } from './key.ts';
import { abortError } from './limit.ts';
import { redact } from './redact.ts';
import type { Call } from './request.ts';
import { checkResponse } from './validation.ts';
import { parseJSON, wordsOf } from './words.ts';

/** What an answer carries: null for a 204. */
export type Data = object | null;

/** An answer and as much of its body as has come. */
export class Answer {
  readonly response: Response;
  /** Read here, so that a `fetch` that gives no response fails as one. */
  readonly ok: boolean;
  readonly #call: Call;
  #chunks: Uint8Array[] | undefined;
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #isRead = false;
  #data: Data | Promise<Data> | undefined;

  constructor(call: Call, response: Response) {
    this.#call = call;
    this.response = response;
    this.ok = response.ok;
  }

  /** Reads the body to its end, once. Rejects with an `APIError` if it is lost. */
  async read(source = this.response): Promise<void> {
    if (this.#isRead) return;
    this.#isRead = true;
    try {
      // A body may be none, or not shown as a stream of the web. That of a text is always one.
      const { body } = source.body?.getReader ? source : new Response(await source.text());
      const reader = (this.#reader = (body as ReadableStream<Uint8Array>).getReader());
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        if (this.#chunks) this.#chunks.push(value);
        // Most have one, and a list that grows is made for many.
        else this.#chunks = [value];
      }
    } catch (cause) {
      if (this.#call.settings.signal?.aborted) throw abortError(this.#call);
      // Lost after a success is lost: what the API has done is not known here.
      throw this.ok ? connectionError(this.#call, cause, this) : this.error(cause);
    }
  }

  /** Lets go of a body that nobody will read on, so that it holds no socket. */
  discard(): void {
    (this.#reader ?? this.response.body)?.cancel?.().catch(() => {});
  }

  /**
   * The object or array that a success carries, with the request id as a property that is not
   * enumerated; null for a 204. Fails if there is none, or if its validator refuses it.
   */
  data(): Data | Promise<Data> {
    return (this.#data ??= this.#isRead
      ? this.#readData()
      : this.read().then(() => this.#readData()));
  }

  #readData(): Data | Promise<Data> {
    const { status } = this.response;
    // A null in the body is no data.
    const data = status === 204 ? null : (parseJSON(this.#text()) ?? 0);
    if (typeof data !== 'object') throw this.error();
    if (!this.#call.settings.validators) return this.#identify(data);
    const checked = checkResponse(this.#call, data, () => this.describe());
    return checked.then(() => this.#identify(data));
  }

  #identify(data: Data): Data {
    const value = this.response.headers.get('x-request-id');
    return data && Object.defineProperty(data, '_request_id', { value });
  }

  /** What may be shown of the answer: everything but secrets. */
  describe(): ErrorAnswer {
    const { status, headers } = this.response;
    const text = this.#text();
    // In one, so that a secret which either names is known in both.
    const known = [parseJSON(text) ?? text, Object.fromEntries(headers)];
    const [body, shown] = redact(known, this.#call) as [{ error?: unknown } | null, HeadersInit];
    const error = body?.error ?? body;
    return { status, headers: new Headers(shown), error: error || undefined };
  }

  /** The error that the answer amounts to if it is no success, or one without data. */
  error(cause?: unknown): APIError {
    const shown = this.describe();
    const Class = errorClass(shown.status);
    return failure(this.#call, Class, `${shown.status} ${this.#words(shown)}`, cause, shown);
  }

  #text(): string {
    const decoder = new TextDecoder();
    const chunks = this.#chunks ?? [];
    let left = chunks.length;
    let text = '';
    // Streaming is slow, and one chunk is the rule.
    for (const chunk of chunks) text += decoder.decode(chunk, { stream: --left > 0 });
    return text;
  }

  #words({ status, headers, error }: ErrorAnswer): string {
    const { url, settings } = this.#call;
    // Where the runtime hides it, its status is 0.
    if (!this.ok && status < 400 && status !== 304) {
      const location = headers.get('location');
      const origin = location && URL.canParse(location, url) && new URL(location, url).origin;
      return `a redirect${origin ? ` to ${origin}` : ''} is not followed`;
    }
    const words = wordsOf(error) || (this.#isRead ? 'no body' : 'its body was not read');
    if (this.ok) return `the body is no JSON object or array: ${words}`;
    if (status === 401) return `${words} (The API key is ${describeSource(settings)}.)`;
    return status === 404 && /workflow|session/i.test(words)
      ? `${words} (Is the API key of the same project?)`
      : words;
  }
}

/** The error for an answer that did not come, or whose body was lost. */
export function connectionError(call: Call, cause: unknown, answer?: Answer): APIConnectionError {
  // First, so that the secrets in the body are known.
  const shown = answer?.describe();
  const clean = redact(cause, call);
  const said = wordsOf((clean as Error | undefined)?.cause) || wordsOf(clean);
  const Class = /timed? ?out/i.test(said) ? APIConnectionTimeoutError : APIConnectionError;
  const what = shown ? `${shown.status}, but the body was lost` : 'no answer';
  return failure(call, Class, `${what}: ${said}`, clean, shown);
}
