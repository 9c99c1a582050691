import type { ChatSession } from '@chatkit-sessions/types';
import type { Admission } from './admit.ts';
import type { Clock } from './clock.ts';
import type { Fault } from './fault.ts';

/** What a test holds an emulator by, in this process or over HTTP. */
export interface Controls {
  readonly sessions: {
    /** The sessions that are kept, in the order of creation, each with its status of now. */
    list(): ChatSession[];
  };
  readonly faults: {
    /** Adds to what is to go wrong. Throws a TypeError if one of them is no fault. */
    add(...faults: Fault[]): void;
    /** What is still to go wrong, `times` being what is left of it. */
    list(): Fault[];
    /** Nothing goes wrong any more. */
    clear(): void;
  };
  /** The time that sessions expire by. */
  readonly clock: Clock;
  /** What the hosted chat would answer a request with this secret; an admitted one is counted. */
  admit(clientSecret: string): Admission;
  /** Back to the start: no session, the faults of the options, the clock not advanced. */
  reset(): void;
}
