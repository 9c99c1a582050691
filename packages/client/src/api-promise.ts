/** Data with the answer's `x-request-id` as a property that is not enumerated. */
export type WithRequestID<T> = T & { readonly _request_id?: string | null };

/** What a caller has asked of the promise of a call so far. */
export interface Demand {
  data: boolean;
  response: boolean;
}

/** What a call has come to. */
interface Outcome {
  response: Response;
  /** The data, read from the response if that was handed over unread; the same each time. */
  data: () => unknown;
}

/**
 * The promise of a call's data, with a way to the `Response` behind it.
 *
 * It holds the data where neither `inspect` nor a log shows it, since a session carries its secret.
 */
export class APIPromise<T> extends Promise<WithRequestID<T>> {
  readonly #demand: Demand = { data: false, response: false };
  readonly #outcome: Promise<Outcome>;

  constructor(call: (demand: Demand) => Promise<Outcome>) {
    // The promise that this one inherits from stays pending; `then`, which all else goes through,
    // is answered by the call.
    super(never);
    this.#outcome = call(this.#demand);
  }

  /**
   * The `Response` with its body unread. The body is yours: the call's signal still aborts it, its
   * timeout and deadline no longer run. Rejects as the promise itself for every answer that is no success.
   */
  asResponse(): Promise<Response> {
    this.#demand.response = true;
    return this.#outcome.then(({ response }) => response);
  }

  /** The data, the `Response` that it was read from, and the answer's `x-request-id`. */
  async withResponse(): Promise<{
    data: WithRequestID<T>;
    response: Response;
    request_id: string | null;
  }> {
    const data = await this;
    const { response } = await this.#outcome;
    return { data, response, request_id: response.headers.get('x-request-id') };
  }

  // oxlint-disable-next-line unicorn/no-thenable -- a promise has it
  override then<A = WithRequestID<T>, B = never>(
    onFulfilled?: ((data: WithRequestID<T>) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#demand.data = true;
    // The spec vouches for the type of the data.
    const data = this.#outcome.then(dataOf) as Promise<WithRequestID<T>>;
    return data.then(onFulfilled, onRejected);
  }

  override finally(onFinally?: (() => void) | null): Promise<WithRequestID<T>> {
    return this.then().finally(onFinally);
  }
}

function never(): void {}

function dataOf(outcome: Outcome): unknown {
  return outcome.data();
}
