import type { RequestOptions } from './options/types.ts';
import type { Operation } from './request/operation.ts';
import type { Send } from './transport/send.ts';
import type { Arrival } from './transport/call.ts';
import { parse, release } from './transport/parse.ts';

const ignore = (): void => {};

/** Data with the response's `x-request-id` as a property that is not enumerable. */
export type WithRequestID<T> = T & { readonly _request_id?: string | null };

/**
 * The promise of a call's data, with access to the `Response` behind it.
 *
 * Keeps the data in private fields, because `inspect` and loggers must not show a session's secret.
 */
export class APIPromise<T> extends Promise<WithRequestID<T>> {
  readonly #success: Promise<Arrival>;
  readonly #read: (success: Promise<Arrival>) => Promise<unknown>;
  #data: Promise<WithRequestID<T>> | undefined;

  constructor(
    send: Send,
    operation: Operation,
    pathParameters: readonly (string | number)[],
    params: unknown,
    options: RequestOptions | undefined,
    read = parse,
  ) {
    // The inherited promise stays pending: every method goes through `then`, which this class overrides.
    super(ignore);
    this.#read = read;
    this.#success = send(operation, pathParameters, params, options, (arrival) => {
      if (!this.#data) release(arrival);
    });
  }

  /**
   * Gives the `Response` itself. Its body is unread unless the data were asked for as well. The call's
   * signal still aborts the body; its timeout and deadline have stopped. Rejects like the call if the
   * response is not a success.
   */
  async asResponse(): Promise<Response> {
    return (await this.#success).response;
  }

  /** Gives the data, the `Response` that they were read from, and its `x-request-id`. */
  async withResponse(): Promise<{
    data: WithRequestID<T>;
    response: Response;
    request_id: string | null;
  }> {
    const data = await this;
    const { response } = await this.#success;
    return { data, response, request_id: response.headers?.get?.('x-request-id') ?? null };
  }

  // oxlint-disable-next-line unicorn/no-thenable -- a promise has it
  override then<A = WithRequestID<T>, B = never>(
    onFulfilled?: ((data: WithRequestID<T>) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    // The spec vouches for the type of the data.
    const data = (this.#data ??= this.#read(this.#success) as Promise<WithRequestID<T>>);
    return data.then(onFulfilled, onRejected);
  }

  override finally(onFinally?: (() => void) | null): Promise<WithRequestID<T>> {
    return this.then().finally(onFinally);
  }
}
