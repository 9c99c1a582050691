import { receive } from './answer.ts';
import type { Answer, Call, Data } from './call.ts';
import { within } from './limit.ts';

/** Data with the answer's `x-request-id` as a property that is not enumerated. */
export type WithRequestID<T> = T & { readonly _request_id?: string | null };

/**
 * The promise of a call's data, with a way to the `Response` behind it.
 *
 * It holds the data where neither `inspect` nor a log shows it, since a session carries its secret.
 */
export class APIPromise<T> extends Promise<WithRequestID<T>> {
  readonly #call: Call;
  /** The data, unless the response was asked for first. */
  readonly #result: Promise<Data | undefined>;

  constructor(call: Call, result: Promise<Data | undefined>) {
    // The promise that this one inherits from stays pending; `then`, which all else goes through,
    // is answered by the call.
    super(never);
    this.#call = call;
    this.#result = result;
  }

  /**
   * The `Response` with its body unread. The body is yours: the call's signal still aborts it, its
   * timeout and deadline no longer run. Where the data were asked for or read before, it is a copy.
   * Rejects as the promise itself for every answer that is no success.
   */
  async asResponse(): Promise<Response> {
    this.#call.isRaw ??= true;
    await this.#result;
    const { isRaw, answer } = this.#call;
    const { response, text } = answer as Answer; // There is one, as the call has succeeded.
    return isRaw ? response : new Response(text || null, response);
  }

  /** The data, the `Response` that it was read from, and the answer's `x-request-id`. */
  async withResponse(): Promise<{
    data: WithRequestID<T>;
    response: Response;
    request_id: string | null;
  }> {
    const data = await this;
    const { response } = this.#call.answer as Answer; // As above.
    return { data, response, request_id: response.headers.get('x-request-id') };
  }

  // oxlint-disable-next-line unicorn/no-thenable -- a promise has it
  override then<A = WithRequestID<T>, B = never>(
    onFulfilled?: ((data: WithRequestID<T>) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    const call = this.#call;
    call.isRaw ??= false;
    const data = call.isRaw ? this.#result.then(() => readLater(call)) : this.#result;
    // The spec vouches for the type of the data.
    return (data as Promise<WithRequestID<T>>).then(onFulfilled, onRejected);
  }

  override finally(onFinally?: (() => void) | null): Promise<WithRequestID<T>> {
    return this.then().finally(onFinally);
  }
}

function never(): void {}

/** The data of a response that was handed over: read as by a call that wants them, the same each time. */
function readLater(call: Call): Promise<unknown> {
  const reading = { ...call, isRaw: false };
  const { response } = call.answer as Answer; // As above.
  return (call.data ??= within(reading, call.settings.timeout, (limit) =>
    receive(reading, limit, () => response),
  ));
}
