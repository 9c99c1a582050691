import { maskPath } from '../http/mask.ts';
import { ApiError } from '../http/response.ts';
import { SortedList } from './sorted-list.ts';

/** Which entries of a list to show. */
export interface PageParams {
  /** The largest number of entries. */
  limit: number;
  /** By time of creation. */
  order: 'asc' | 'desc';
  /** The id of the entry that the page comes after. */
  after?: string;
  /** The id of the entry that the page comes before. */
  before?: string;
}

/** A page as the API shows it. */
export interface Page<T> {
  object: 'list';
  data: T[];
  first_id: string | null;
  last_id: string | null;
  has_more: boolean;
}

interface Entry<T> {
  value: T;
  /** Orders entries of the same second. */
  number: number;
}

/** Keeps entries in the order of creation. The number of entries does not change the cost of a page. */
export class Timeline<T extends { readonly id: string; readonly created_at: number }> {
  readonly #entries = new SortedList<Entry<T>>(compare);
  readonly #byId = new Map<string, Entry<T>>();
  #nextNumber = 0;

  get size(): number {
    return this.#byId.size;
  }

  /** Adds an entry, whose id must be new, after those that were created in the same second. */
  add(value: T): void {
    const entry = { value, number: this.#nextNumber++ };
    this.#entries.add(entry);
    this.#byId.set(value.id, entry);
  }

  get(id: string): T | undefined {
    return this.#byId.get(id)?.value;
  }

  delete(id: string): void {
    const entry = this.#byId.get(id);
    if (!entry) return;
    this.#entries.delete(entry);
    this.#byId.delete(id);
  }

  /** Lists every entry, the oldest first. */
  list(): T[] {
    return Array.from(this.#entries.walk(true), ({ value }) => value);
  }

  /**
   * Returns the page after `after`, or up to `before` if that is the only cursor. `has_more` tells
   * whether more entries follow in that direction. Throws a 400 for a cursor that is not in the list.
   */
  page({ limit, order, after, before }: PageParams): Page<T> {
    const afterEntry = this.#cursor('after', after);
    const beforeEntry = this.#cursor('before', before);
    const endsAtBefore = beforeEntry !== undefined && afterEntry === undefined;
    const isUp = (order === 'asc') !== endsAtBefore;
    const [from, end] = endsAtBefore ? [beforeEntry, undefined] : [afterEntry, beforeEntry];
    const isAtEnd = (entry: Entry<T>): boolean =>
      end !== undefined && (isUp ? compare(entry, end) >= 0 : compare(entry, end) <= 0);
    const data: T[] = [];
    for (const entry of this.#entries.walk(isUp, from)) {
      if (data.length > limit || isAtEnd(entry)) break;
      data.push(entry.value);
    }
    const has_more = data.length > limit;
    if (has_more) data.pop();
    if (endsAtBefore) data.reverse();
    return {
      object: 'list',
      data,
      first_id: data[0]?.id ?? null,
      last_id: data.at(-1)?.id ?? null,
      has_more,
    };
  }

  #cursor(name: 'after' | 'before', id: string | undefined): Entry<T> | undefined {
    if (id === undefined) return undefined;
    const entry = this.#byId.get(id);
    if (entry) return entry;
    throw new ApiError(400, `Invalid '${name}': the list has no '${maskPath(id)}'.`, {
      param: name,
    });
  }
}

function compare<T extends { readonly created_at: number }>(a: Entry<T>, b: Entry<T>): number {
  return a.value.created_at - b.value.created_at || a.number - b.number;
}
