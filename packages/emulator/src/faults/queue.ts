import { seededRandom, seededRandomFrom } from '../random.ts';
import { faultProblem, type Fault } from './schema.ts';

/** The faults that are still to be applied, in the order in which they were added. */
export class FaultQueue {
  readonly #seed: number;
  readonly #onChange: () => void;
  #random: () => number;
  #draws = 0;
  #pending: { fault: Fault; left: number }[] = [];

  /** Takes the seed of the numbers that decide which calls a `rate` selects. */
  constructor(seed: number, onChange: () => void) {
    this.#seed = seed;
    this.#onChange = onChange;
    this.#random = seededRandom(seed);
  }

  /** The number of random numbers used for rates. */
  get draws(): number {
    return this.#draws;
  }

  /** Adds faults. Throws a TypeError, and adds none of them, if one is invalid. */
  add(faults: readonly Fault[]): void {
    for (const fault of faults) {
      const problem = faultProblem(fault);
      if (problem) throw new TypeError(`Invalid fault: ${problem}.`);
    }
    for (const fault of faults) {
      const left = fault.times ?? (fault.rate === undefined ? 1 : Infinity);
      this.#pending.push({ fault: copy(fault), left });
    }
    this.#onChange();
  }

  /** Takes the fault for a call: the first one for its operation whose rate selects the call. */
  take(operationId: string): Fault | undefined {
    const taken = this.#pending.find(
      ({ fault: { operation = operationId, rate } }) =>
        operation === operationId && (rate === undefined || this.#draw() < rate),
    );
    if (!taken) return undefined;
    taken.left -= 1;
    if (taken.left === 0) this.#pending = this.#pending.filter((other) => other !== taken);
    this.#onChange();
    return taken.fault;
  }

  /** Lists the pending faults, each with `times` reduced by the calls that it has affected. */
  list(): Fault[] {
    return this.#pending.map(({ fault, left }) => ({
      ...copy(fault),
      ...(left !== Infinity && { times: left }),
    }));
  }

  clear(): void {
    this.#pending = [];
    this.#onChange();
  }

  /** Replaces the pending faults. */
  replace(faults: readonly Fault[]): void {
    this.#pending = [];
    this.add(faults);
  }

  /** Starts again with these faults, and skips the given number of random numbers. */
  reset(faults: readonly Fault[], draws: number): void {
    this.#random = seededRandomFrom(this.#seed, draws);
    this.#draws = draws;
    this.replace(faults);
  }

  #draw(): number {
    this.#draws += 1;
    return this.#random();
  }
}

/** Copies a fault through JSON, as the control API sends it. */
function copy(fault: Fault): Fault {
  return JSON.parse(JSON.stringify(fault)) as Fault;
}
