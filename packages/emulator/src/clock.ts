import { typeName } from './options.ts';

/** The clock of an emulator. */
export interface Clock {
  /** Returns the Unix time in milliseconds. */
  now(): number;
  /**
   * Advances the clock, so that sessions expire without waiting. Throws a RangeError for a negative or
   * infinite number, and for a time beyond the last time of a Date.
   */
  advance(milliseconds: number): void;
}

/** The last time that a Date can hold. */
export const lastTime = 8.64e15;

/** A clock that follows another one and can be advanced. It never goes back, since expiry is final. */
export class AdvancingClock implements Clock {
  readonly #source: () => number;
  /** The milliseconds by which this clock is ahead of its source. */
  #ahead = 0;
  #latest = -Infinity;

  constructor(source: () => number) {
    this.#source = source;
  }

  now(): number {
    const now = this.#source() + this.#ahead;
    if (!Number.isFinite(now)) {
      throw new RangeError(`The option clock must return a finite number, got ${now}.`);
    }
    // Stands still if the source went back.
    if (now < this.#latest) this.#ahead += this.#latest - now;
    else this.#latest = now;
    return this.#latest;
  }

  advance(milliseconds: number): void {
    if (!(Number.isFinite(milliseconds) && milliseconds >= 0)) {
      throw new RangeError(
        `The clock must be advanced by a number of milliseconds of at least 0, got ${typeof milliseconds === 'number' ? milliseconds : typeName(milliseconds)}.`,
      );
    }
    if (this.now() + milliseconds > lastTime) {
      throw new RangeError(`The clock must not go beyond ${lastTime}, the last time of a Date.`);
    }
    this.#ahead += milliseconds;
  }

  /** Returns the time and how far it is ahead of the source. */
  save(): { now: number; ahead: number } {
    return { now: this.now(), ahead: this.#ahead };
  }

  /** Continues from a saved time, or from the time of the source if that is later. */
  load({ now, ahead }: { now: number; ahead: number }): void {
    this.#ahead = ahead;
    this.#latest = now;
  }

  /** Returns to the time of the source. */
  reset(): void {
    this.#ahead = 0;
    this.#latest = -Infinity;
  }
}
