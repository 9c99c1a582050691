/** The largest number of values in a chunk. */
const chunkSize = 512;

/**
 * Keeps values sorted in chunks, so that the number of values hardly changes the cost of adding and
 * deleting.
 */
export class SortedList<T extends object> {
  /** No chunk is empty. */
  readonly #chunks: T[][] = [];
  readonly #compare: (a: T, b: T) => number;

  /** Takes the function that compares two values. No two values may be equal. */
  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  add(value: T): void {
    const [at, place] = this.#find(value);
    const chunk = this.#chunks[at];
    if (!chunk) {
      this.#chunks.push([value]);
      return;
    }
    chunk.splice(place, 0, value);
    if (chunk.length > chunkSize) this.#chunks.splice(at + 1, 0, chunk.splice(chunkSize / 2));
  }

  /** Deletes a value, which must be in the list. */
  delete(value: T): void {
    const [at, place] = this.#find(value);
    const chunk = this.#chunks[at];
    chunk?.splice(place, 1);
    if (chunk?.length === 0) this.#chunks.splice(at, 1);
  }

  /** Walks up or down, from the end of the list or from the neighbour of a value in it. */
  *walk(isUp: boolean, from?: T): Generator<T, void, undefined> {
    const step = isUp ? 1 : -1;
    const firstPlace = (at: number): number => (isUp ? 0 : (this.#chunks[at]?.length ?? 0) - 1);
    let at = isUp ? 0 : this.#chunks.length - 1;
    let place = firstPlace(at);
    if (from) {
      [at, place] = this.#find(from);
      place += step;
    }
    for (let chunk = this.#chunks[at]; chunk; chunk = this.#chunks[at]) {
      for (let value = chunk[place]; value; value = chunk[place]) {
        yield value;
        place += step;
      }
      at += step;
      place = firstPlace(at);
    }
  }

  /** Returns the index of a value's chunk and its index there, or where to insert a new value. */
  #find(value: T): [at: number, place: number] {
    const at = countBefore(this.#chunks, ([first]) => !!first && this.#compare(first, value) <= 0);
    const chunkAt = Math.max(0, at - 1);
    const chunk = this.#chunks[chunkAt] ?? [];
    return [chunkAt, countBefore(chunk, (other) => this.#compare(other, value) < 0)];
  }
}

/** Counts the items at the start of a sorted list for which `isBefore` is true. */
function countBefore<T>(items: readonly T[], isBefore: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    // `middle` is below `high`, so within the list.
    if (isBefore(items[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
