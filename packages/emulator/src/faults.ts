import { FaultSchema, type Fault } from './fault.ts';

/** The faults that are still to strike. */
export class Faults {
  #random: () => number;
  #waiting: { fault: Fault; left: number }[] = [];

  /** The numbers decide which calls a rate hits. */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** Throws a TypeError, and adds none, if one of them is no fault. */
  add(faults: readonly Fault[]): void {
    for (const fault of faults) {
      const issue = FaultSchema.safeParse(fault).error?.issues[0];
      if (issue) throw new TypeError(`Invalid fault: ${[...issue.path, issue.message].join(' ')}.`);
    }
    for (const fault of faults) {
      const left = fault.times ?? (fault.rate === undefined ? 1 : Infinity);
      this.#waiting.push({ fault: copy(fault), left });
    }
  }

  /** The fault that strikes this call: the first, in the order of adding, that is meant and hits. */
  take(operationId: string): Fault | undefined {
    const struck = this.#waiting.find(
      ({ fault: { operation = operationId, rate } }) =>
        operation === operationId && (rate === undefined || this.#random() < rate),
    );
    if (!struck) return undefined;
    struck.left -= 1;
    if (struck.left === 0) this.#waiting = this.#waiting.filter((other) => other !== struck);
    return struck.fault;
  }

  /** What is left, `times` being what is left of it. */
  list(): Fault[] {
    return this.#waiting.map(({ fault, left }) => ({
      ...copy(fault),
      ...(left !== Infinity && { times: left }),
    }));
  }

  clear(): void {
    this.#waiting = [];
  }

  /** As if made anew. */
  reset(random: () => number, faults: readonly Fault[]): void {
    this.#random = random;
    this.#waiting = [];
    this.add(faults);
  }
}

/** As JSON has it, which is how it goes over the wire. */
function copy(fault: Fault): Fault {
  return JSON.parse(JSON.stringify(fault)) as Fault;
}
