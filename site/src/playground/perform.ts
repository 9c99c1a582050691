import type { Emulator } from '@chatkit-sessions/emulator';
import { callOf, send, type Outcome } from './call.ts';
import { faults } from './faults.ts';
import type { Step } from './link.ts';

/** Does a step to the emulator. Returns what there is to show, if anything. */
export async function perform(emulator: Emulator, step: Step): Promise<Outcome | undefined> {
  switch (step.do) {
    case 'call':
      return send(emulator, callOf(step), step.params);
    case 'admit':
      return admit(emulator, step.session, step.text);
    case 'advance':
      emulator.clock.advance(step.minutes * 60_000);
      return undefined;
    case 'fault': {
      const fault = faults[step.name];
      if (fault) emulator.faults.add(fault);
      return undefined;
    }
    default:
      return undefined;
  }
}

function admit(emulator: Emulator, session: string, text: string): Outcome {
  const found = emulator.sessions.list().find(({ id }) => id === session);
  const result = emulator.admit(found?.client_secret ?? '', { text });
  return {
    title: result.ok ? 'The chat accepts the message' : `The chat refuses: ${result.reason}`,
    isError: !result.ok,
    headers: '',
    body: JSON.stringify(result, null, 2),
  };
}
