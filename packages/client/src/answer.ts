import {
  APIConnectionError,
  APIConnectionTimeoutError,
  errorClass,
  type APIError,
  type ErrorAnswer,
} from './errors.ts';
import { createMask, redact, type Mask } from './redact.ts';

/** What an error may say of the request that led to it. */
export interface Sent {
  operationId: string;
  /** The API key as it was sent. */
  keys: readonly string[];
  /** Where it came from. */
  keySource: string;
}

/** An answer and as much of its body as has come. */
export class Answer {
  readonly response: Response;
  readonly #sent: Sent;
  #text = '';
  #reading: Promise<void> | undefined;

  constructor(response: Response, sent: Sent) {
    this.response = response;
    this.#sent = sent;
  }

  /**
   * Reads the body to its end, once. `hold` gets what lets go of a body that never ends. Rejects with
   * an `APIError` if the body is lost.
   */
  read(body = this.response, hold?: (release: () => void) => void): Promise<void> {
    return (this.#reading ??= this.#receive(body, hold).catch((cause: unknown) => {
      // Lost after a success is lost: it is not known here what the API has done.
      throw this.response.ok ? connectionError(cause, this.#sent, this) : this.error(cause);
    }));
  }

  async #receive(body: Response, hold?: (release: () => void) => void): Promise<void> {
    const reader = body.body?.getReader();
    if (!reader) {
      this.#text = await body.text();
      return;
    }
    hold?.(() => reader.cancel().catch(() => {}));
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      this.#text += decoder.decode(value, { stream: !done });
      if (done) return;
    }
  }

  /** Lets go of a body that nobody will read, so that it holds no socket. */
  discard(): void {
    this.response.body?.cancel().catch(() => {});
  }

  /** The object that a success carries; null for a 204. Throws if there is none. */
  data(): object | null {
    if (this.response.status === 204) return null;
    const data = parse(this.#text);
    if (typeof data !== 'object' || data === null) throw this.error();
    return data;
  }

  /** Masks the API key and what the body names as a client secret. */
  mask(): Mask {
    return createMask(this.#sent.keys, this.#text);
  }

  /** What an error shows of the answer: everything but secrets. */
  describe(): ErrorAnswer {
    const { status, headers } = this.response;
    const mask = this.mask();
    const text = mask(this.#text);
    // Once more on what the JSON says, where a secret may be written with escapes.
    const body = parse(text, (name, value) =>
      typeof value !== 'string' ? value : name === 'client_secret' ? '***' : mask(value),
    );
    const error = (body as { error?: unknown } | null | undefined)?.error ?? body ?? text;
    const shown = [...headers].map(([name, value]): [string, string] => [name, mask(value)]);
    return { status, headers: new Headers(shown), error: error || undefined };
  }

  /** The error that the answer amounts to if it is no success, or one without an object. */
  error(cause?: unknown): APIError {
    const answer = this.describe();
    const Class = errorClass(answer.status);
    const message = `${this.#sent.operationId}: ${answer.status} ${this.#words(answer)}`;
    return new Class(message, cause ? { cause: redact(cause, this.mask()) } : {}, answer);
  }

  #words({ status, headers, error }: ErrorAnswer): string {
    const { ok, type, url } = this.response;
    if (type === 'opaqueredirect' || (status >= 300 && status < 400)) {
      const location = headers.get('location') ?? '';
      const origin = URL.canParse(location, url) && new URL(location, url).origin;
      return `a redirect${origin ? ` to ${origin}` : ''} is not followed`;
    }
    const said = (error as { message?: unknown } | undefined)?.message ?? error;
    const words = ((typeof said === 'string' ? said : JSON.stringify(said)) || 'no body').slice(
      0,
      500,
    );
    if (ok) return `the body is no JSON object: ${words}`;
    if (status === 401) return `${words} (The API key is ${this.#sent.keySource}.)`;
    return status === 404 && /workflow|session/i.test(words)
      ? `${words} (Is the API key of the same project?)`
      : words;
  }
}

/** The error for an answer that did not come, or whose body was lost. */
export function connectionError(cause: unknown, sent: Sent, answer?: Answer): APIConnectionError {
  const clean = redact(cause, createMask(sent.keys));
  const { cause: root, message } = Object(clean) as Error;
  const words = `${(root as Error | undefined)?.message ?? message ?? clean}`;
  const Class = /timed? ?out/i.test(`${clean} ${root}`)
    ? APIConnectionTimeoutError
    : APIConnectionError;
  const what = answer ? `${answer.response.status}, but the body was lost` : 'no answer';
  return new Class(`${sent.operationId}: ${what}: ${words}`, { cause: clean }, answer?.describe());
}

/** The JSON in a text; undefined if it is none. */
function parse(text: string, reviver?: (name: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver);
  } catch {
    return undefined;
  }
}
