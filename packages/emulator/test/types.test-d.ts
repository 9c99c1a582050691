// Checked by the compiler (`pnpm typecheck`): each line compiles, or fails where it says so.
import type { ChatSession } from '@chatkit-sessions/types';
import type * as z from 'zod';
import {
  createEmulator,
  type Admission,
  type Emulator,
  type EmulatorOptions,
  type Fault,
} from '../src/index.ts';
import type { FaultSchema } from '../src/faults/schema.ts';
import { serve } from '../src/node.ts';

type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<A, B>(is: Same<A, B>): void;

// The documented type of a fault equals its schema, except for the operations, which come from the
// spec.
type Checked = z.input<typeof FaultSchema>;
same<keyof Fault, keyof Checked>(true);
same<Omit<Fault, 'operation'>, { [name in Exclude<keyof Checked, 'operation'>]?: Checked[name] }>(
  true,
);

// The emulator's fetch has the type of the global one.
export const asFetch: typeof globalThis.fetch = createEmulator().fetch;

export function narrow(admission: Admission): void {
  if (admission.ok) same<typeof admission.session, ChatSession>(true);
  else if (admission.reason === 'rate_limited') same<typeof admission.retryAfter, number>(true);
  else {
    type Thread = `thread_${'unknown' | 'locked' | 'closed'}`;
    same<typeof admission.reason, 'unknown' | 'expired' | 'cancelled' | Thread>(true);
  }
}

export const options: EmulatorOptions = {
  apiKeys: undefined,
  workflows: ['wf_1', 'wf_1@2'],
  clock: Date.now,
  random: Math.random,
  faults: [
    { operation: 'sessions.create', status: 429, headers: { 'retry-after': '1' }, times: 2 },
  ],
};
// @ts-expect-error -- a clock must be a function
export const clock: EmulatorOptions = { clock: 5 };
// @ts-expect-error -- an unknown damage
export const damage: Fault = { damage: 'eaten' };
// @ts-expect-error -- the secret is required
createEmulator().admit();
// serve() needs only the member handle.
void serve({ handle: createEmulator().handle } satisfies Pick<Emulator, 'handle'>);
