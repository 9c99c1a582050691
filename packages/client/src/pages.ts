import { APIPromise, type WithRequestID } from './api-promise.ts';
import { ChatKitError } from './errors.ts';
import type { RequestOptions } from './options/types.ts';
import type { Cursor, Operation } from './request/operation.ts';
import { parse } from './transport/parse.ts';
import type { Send } from './transport/send.ts';

/** A page of a list: the data as the API sent them, with the methods of {@link CursorPage}. */
export type Page<Data, Item> = WithRequestID<Data> & CursorPage<Data, Item>;

/**
 * The methods of a page. Iterating over a page gives its items, then those of each later page.
 *
 * ```ts
 * const page = await new ChatKit().threads.list({ limit: 20 });
 * const next = page.hasNextPage() ? await page.getNextPage() : undefined;
 * ```
 */
export class CursorPage<Data, Item> implements AsyncIterable<Item> {
  readonly #items: readonly Item[];
  readonly #next: (() => Promise<Page<Data, Item>>) | undefined;

  constructor(
    data: object,
    items: readonly Item[],
    next: (() => Promise<Page<Data, Item>>) | undefined,
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
    return Boolean(this.#next);
  }

  /**
   * Requests the page after this one: a call of its own, with the same options. Rejects with a
   * {@link ChatKitError} if this is the last page, or if the cursor led to an earlier page.
   */
  async getNextPage(): Promise<Page<Data, Item>> {
    if (!this.#next) throw new ChatKitError('This is the last page. Ask hasNextPage() first.');
    return this.#next();
  }

  /** Gives this page and each later one. Requests a page only when the loop reaches it. */
  async *iterPages(): AsyncGenerator<Page<Data, Item>> {
    // The constructor has copied the fields of the data.
    let page = this as unknown as Page<Data, Item>;
    yield page;
    while (page.hasNextPage()) yield (page = await page.getNextPage());
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
    for await (const page of this.iterPages()) yield* page.getPaginatedItems();
  }
}

/**
 * The promise of a page. Iterating over it gives the items of the page and of each later one.
 *
 * ```ts
 * for await (const thread of new ChatKit().threads.list()) console.log(thread.id);
 * ```
 */
export class PagePromise<Data, Item>
  extends APIPromise<Page<Data, Item>>
  implements AsyncIterable<Item>
{
  /** Requests a page. `trail` holds the cursors of the pages before it. */
  constructor(
    send: Send,
    operation: Operation,
    pathParameters: readonly (string | number)[],
    params: Readonly<Record<string, unknown>> | undefined,
    options: RequestOptions | undefined,
    trail: readonly unknown[] = [],
  ) {
    // An operation with pages has names for their fields.
    const { items, next, more, parameter } = operation.cursor as Cursor;
    super(send, operation, pathParameters, params, options, async (success) => {
      // A 204 has no data: its page is empty.
      const data = ((await parse(success)) ?? {}) as Record<string, unknown>;
      const list = Array.isArray(data[items]) ? (data[items] as Item[]) : [];
      const cursor = data[next];
      const known = [...trail, params?.[parameter]];
      const request = async (): Promise<Page<Data, Item>> => {
        if (known.includes(cursor)) {
          throw new ChatKitError(`${operation.id}: ${next} leads to an earlier page.`);
        }
        const query = { ...params, [parameter]: cursor };
        return new PagePromise<Data, Item>(send, operation, pathParameters, query, options, known);
      };
      return new CursorPage(data, list, data[more] && list.length && cursor ? request : undefined);
    });
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
    yield* await this;
  }
}
