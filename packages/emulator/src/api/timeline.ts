import { maskPath } from '../http/mask.ts';
import { ApiError } from '../http/response.ts';

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

/**
 * Keeps entries in the order of creation. Finds one by its id or its place with a binary search, so
 * that a page costs the same however many entries there are.
 */
export class Timeline<T extends { readonly id: string; readonly created_at: number }> {
  readonly #entries: Entry<T>[] = [];
  readonly #byId = new Map<string, Entry<T>>();
  #nextNumber = 0;

  get size(): number {
    return this.#entries.length;
  }

  /** Adds an entry, whose id must be new, after those that were created in the same second. */
  add(value: T): void {
    const entry = { value, number: this.#nextNumber++ };
    this.#entries.splice(this.#placeOf(entry), 0, entry);
    this.#byId.set(value.id, entry);
  }

  get(id: string): T | undefined {
    return this.#byId.get(id)?.value;
  }

  delete(id: string): void {
    const entry = this.#byId.get(id);
    if (!entry) return;
    this.#entries.splice(this.#placeOf(entry), 1);
    this.#byId.delete(id);
  }

  /** Lists every entry, the oldest first. */
  list(): T[] {
    return this.#entries.map(({ value }) => value);
  }

  /**
   * Returns the page after `after`, or up to `before` if that is the only cursor. `has_more` tells
   * whether more entries follow in that direction. Throws a 400 for a cursor that is not in the list.
   */
  page({ limit, order, after, before }: PageParams): Page<T> {
    const afterPlace = this.#placeOfCursor('after', after);
    const beforePlace = this.#placeOfCursor('before', before);
    const [low, high] = order === 'asc' ? [afterPlace, beforePlace] : [beforePlace, afterPlace];
    const start = low === undefined ? 0 : low + 1;
    const count = Math.max(0, (high ?? this.size) - start);
    const size = Math.min(limit, count);
    const isNextTo = before !== undefined && after === undefined ? 'before' : 'after';
    const beginsLow = (order === 'asc') === (isNextTo === 'after');
    const first = beginsLow ? start : start + count - size;
    const data = this.#entries.slice(first, first + size).map(({ value }) => value);
    if (order === 'desc') data.reverse();
    return {
      object: 'list',
      data,
      first_id: data[0]?.id ?? null,
      last_id: data.at(-1)?.id ?? null,
      has_more: count > size,
    };
  }

  #placeOfCursor(name: 'after' | 'before', id: string | undefined): number | undefined {
    if (id === undefined) return undefined;
    const entry = this.#byId.get(id);
    if (entry) return this.#placeOf(entry);
    throw new ApiError(400, `Invalid '${name}': the list has no '${maskPath(id)}'.`, {
      param: name,
    });
  }

  /** Returns how many entries come before this one. */
  #placeOf({ value: { created_at }, number }: Entry<T>): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#entries[middle];
      const isEarlier = other && (other.value.created_at - created_at || other.number - number) < 0;
      if (isEarlier) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
