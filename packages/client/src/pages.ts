import type { APIPromise, WithRequestID } from './api-promise.ts';
import type { Cursor, Operation } from './request/operation.ts';
import { ChatKitError } from './errors.ts';
import type { RequestOptions } from './options/types.ts';
import type { Send } from './transport/send.ts';

/** A page of a list as the API sent it, with the way to the pages after it. */
export type Page<Data, Item> = WithRequestID<Data> & CursorPage<Data, Item>;

/** The methods of a page. Iterating over a page gives its items, then those of each later page. */
export class CursorPage<Data, Item> implements AsyncIterable<Item> {
  readonly #items: readonly Item[];
  readonly #next: (() => PagePromise<Data, Item>) | undefined;

  constructor(
    data: object,
    items: readonly Item[],
    next: (() => PagePromise<Data, Item>) | undefined,
  ) {
    this.#items = items;
    this.#next = next;
    // Descriptors carry over the request id, which is not enumerable.
    Object.defineProperties(this, Object.getOwnPropertyDescriptors(data));
  }

  /** Returns the items of this page. */
  getPaginatedItems(): readonly Item[] {
    return this.#items;
  }

  /** Returns whether there is a page after this one. */
  hasNextPage(): boolean {
    return this.#next !== undefined;
  }

  /**
   * Requests the page after this one, with the same options. Rejects with a {@link ChatKitError} if
   * this is the last page, and if the API sends a cursor that led to an earlier page.
   */
  async getNextPage(): Promise<Page<Data, Item>> {
    if (!this.#next) throw new ChatKitError('This is the last page. Ask hasNextPage() first.');
    return await this.#next();
  }

  /** Gives this page and each later one, which is requested only when its turn comes. */
  async *iterPages(): AsyncGenerator<Page<Data, Item>> {
    // The constructor has copied the fields of the data.
    let page = this as unknown as Page<Data, Item>;
    yield page;
    while (page.hasNextPage()) {
      page = await page.getNextPage();
      yield page;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
    for await (const page of this.iterPages()) yield* page.getPaginatedItems();
  }
}

/** The promise of a page. Iterating over it gives the items of the page and of each later one. */
export class PagePromise<Data, Item>
  extends Promise<Page<Data, Item>>
  implements AsyncIterable<Item>
{
  readonly #call: APIPromise<Data>;
  readonly #toPage: (data: unknown) => Page<Data, Item>;

  /** Requests a page. `trail` holds the cursors of the pages before it. */
  constructor(
    send: Send,
    operation: Operation,
    pathParameters: readonly (string | number)[],
    params: object | undefined,
    options: RequestOptions | undefined,
    trail: readonly unknown[] = [],
  ) {
    // This promise stays pending: `then`, which all else goes through, asks the call.
    super(() => {});
    this.#call = send(operation, pathParameters, params, options);
    this.#toPage = (data) => {
      // An operation with pages has names for their fields.
      const { items, next, more, parameter } = operation.cursor as Cursor;
      const { [items]: list, [more]: hasMore, [next]: cursor } = data as Record<string, unknown>;
      const found = Array.isArray(list) ? (list as Item[]) : [];
      const isLast = hasMore === false || found.length === 0 || !cursor;
      const request = (): PagePromise<Data, Item> => {
        const known = [...trail, (params as Record<string, unknown> | undefined)?.[parameter]];
        if (known.includes(cursor)) {
          const message = `${operation.id}: ${next} is that of an earlier page, so the pages have no end.`;
          throw new ChatKitError(message);
        }
        const further = { ...params, [parameter]: cursor };
        return new PagePromise(send, operation, pathParameters, further, options, known);
      };
      // The page has the fields of the data.
      return new CursorPage(data as object, found, isLast ? undefined : request) as Page<
        Data,
        Item
      >;
    };
  }

  /** As of a call's promise: the `Response` with its body unread. */
  asResponse(): Promise<Response> {
    return this.#call.asResponse();
  }

  /** The page, the `Response` that it was read from, and the `x-request-id` of the response. */
  async withResponse(): Promise<{
    data: Page<Data, Item>;
    response: Response;
    request_id: string | null;
  }> {
    const { data, ...rest } = await this.#call.withResponse();
    return { data: this.#toPage(data), ...rest };
  }

  // oxlint-disable-next-line unicorn/no-thenable -- a promise has it
  override then<A = Page<Data, Item>, B = never>(
    onFulfilled?: ((page: Page<Data, Item>) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#call.then(this.#toPage).then(onFulfilled, onRejected);
  }

  override finally(onFinally?: (() => void) | null): Promise<Page<Data, Item>> {
    return this.then().finally(onFinally);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
    yield* await this;
  }
}
