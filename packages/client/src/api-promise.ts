/** Data with the answer's `x-request-id` as a property that is not enumerated. */
export type WithRequestID<T> = T & { readonly _request_id?: string | null };

/** A call, as far as its promise sees it. */
interface Pending {
  /** Whether the caller has asked for the response unread before anything else. */
  isRaw: boolean | undefined;
  /** Whether the body of a success has been read to its end. */
  readonly isWhole: boolean;
  /** What has come of it: a text once it is read. */
  readonly answer: { readonly response: Response; readonly text: string | undefined } | undefined;
}

/**
 * The promise of a call's data, with a way to the `Response` behind it.
 *
 * It holds the data where neither `inspect` nor a log shows it, since a session carries its secret.
 */
export class APIPromise<T> extends Promise<WithRequestID<T>> {
  readonly #call: Pending;
  readonly #result: Promise<unknown>;
  #copy: Response | undefined;

  /** Of a call and what it comes to: its data or, if its response is to be unread, what reads them. */
  constructor(call: Pending, result: Promise<unknown>) {
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
    // What is wrong with the data alone, such as that they are no JSON, leaves the response.
    await this.#result.catch((error: unknown) => {
      if (!this.#call.isWhole) throw error;
    });
    // There is one, as the call has succeeded.
    const { response, text } = this.#call.answer as NonNullable<Pending['answer']>;
    if (text === undefined) return response;
    return (this.#copy ??= new Response(text || null, response));
  }

  /** The data, the `Response` that it was read from, and the answer's `x-request-id`. */
  async withResponse(): Promise<{
    data: WithRequestID<T>;
    response: Response;
    request_id: string | null;
  }> {
    const data = await this;
    const { response } = this.#call.answer as NonNullable<Pending['answer']>; // As above.
    return { data, response, request_id: response.headers.get('x-request-id') };
  }

  // oxlint-disable-next-line unicorn/no-thenable -- a promise has it
  override then<A = WithRequestID<T>, B = never>(
    onFulfilled?: ((data: WithRequestID<T>) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    const isRaw = (this.#call.isRaw ??= false);
    const data = isRaw ? this.#result.then(readPostponed) : this.#result;
    // The spec vouches for the type of the data.
    return (data as Promise<WithRequestID<T>>).then(onFulfilled, onRejected);
  }

  override finally(onFinally?: (() => void) | null): Promise<WithRequestID<T>> {
    return this.then().finally(onFinally);
  }
}

function never(): void {}

/** The data of a response that was handed over: its call comes to what reads them. */
function readPostponed(read: unknown): unknown {
  return (read as () => unknown)();
}
