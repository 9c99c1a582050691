/** The time that an emulator goes by. */
export interface Clock {
  /** Milliseconds of Unix time. */
  now(): number;
  /**
   * Moves the time on by some milliseconds, so that sessions expire without a wait. Throws a
   * RangeError unless they are a finite number from 0 and lead to a time that a Date can have.
   */
  advance(milliseconds: number): void;
}

/** The last time that a Date can have. */
const end = 8.64e15;

/**
 * A clock that runs with another one and can be moved ahead of it. It never goes back, though the
 * other may: what has expired stays so.
 */
export class AdvancingClock implements Clock {
  readonly #source: () => number;
  #ahead = 0;
  #latest = -Infinity;

  constructor(source: () => number) {
    this.#source = source;
  }

  now(): number {
    const now = this.#source() + this.#ahead;
    if (!Number.isFinite(now)) throw new RangeError(`The clock gave ${now}, which is no time.`);
    // Where the source went back, this goes on from where it was.
    if (now < this.#latest) this.#ahead += this.#latest - now;
    else this.#latest = now;
    return this.#latest;
  }

  advance(milliseconds: number): void {
    if (!(Number.isFinite(milliseconds) && milliseconds >= 0)) {
      throw new RangeError(`A clock advances by 0 or more milliseconds, not by ${milliseconds}.`);
    }
    if (this.now() + milliseconds > end) {
      throw new RangeError(`A clock goes no further than ${end}, the last time of a Date.`);
    }
    this.#ahead += milliseconds;
  }

  /** Back to the time of its source. */
  reset(): void {
    this.#ahead = 0;
    this.#latest = -Infinity;
  }
}
