/** The time that an emulator goes by. */
export interface Clock {
  /** Milliseconds of Unix time. */
  now(): number;
  /**
   * Moves the time on by some milliseconds, so that sessions expire without a wait. Throws a
   * RangeError unless they are a finite number from 0.
   */
  advance(milliseconds: number): void;
}

/** A clock that runs with another one and can be moved ahead of it. */
export class AdvancingClock implements Clock {
  readonly #source: () => number;
  #ahead = 0;

  constructor(source: () => number) {
    this.#source = source;
  }

  now(): number {
    const now = this.#source() + this.#ahead;
    if (!Number.isFinite(now)) throw new RangeError(`The clock gave ${now}, which is no time.`);
    return now;
  }

  advance(milliseconds: number): void {
    if (!(Number.isFinite(milliseconds) && milliseconds >= 0)) {
      throw new RangeError(`A clock advances by 0 or more milliseconds, not by ${milliseconds}.`);
    }
    this.#ahead += milliseconds;
  }

  /** Back to the time of its source. */
  reset(): void {
    this.#ahead = 0;
  }
}
