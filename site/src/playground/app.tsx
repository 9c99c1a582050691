import { createEmulator, seededRandom } from '@chatkit-sessions/emulator';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { callOf, send, type Outcome } from './call.ts';
import { Code } from './code.tsx';
import { faults } from './faults.ts';
import { readCase, writeCase, type Case } from './link.ts';
import { jsonSchemaOf } from './operations.ts';
import { RequestForm } from './request-form.tsx';
import { Response } from './response.tsx';
import { ClockPanel, FaultsPanel } from './settings.tsx';
import { SessionsPanel } from './sessions.tsx';
import { ThreadsPanel } from './threads.tsx';

const initial = readCase(location.hash);
// A seed, so that a link shows everybody the same ids.
const emulator = createEmulator({
  random: seededRandom(1),
  faults: initial.faults.flatMap((name) => faults[name] ?? []),
});

function App() {
  const [current, setCurrent] = useState(initial);
  const [outcome, setOutcome] = useState<Outcome>();
  const [, setTick] = useState(0);
  const refresh = (): void => setTick((tick) => tick + 1);

  useEffect(() => {
    const timer = setInterval(refresh, 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => history.replaceState(null, '', writeCase(current)), [current]);

  const change = (part: Partial<Case>): void => setCurrent((before) => ({ ...before, ...part }));
  const run = async (part: Partial<Case> = {}): Promise<void> => {
    const next = { ...current, ...part };
    const params = jsonSchemaOf(next.operation) ? next.params : '';
    setOutcome(await send(emulator, callOf(next), params));
    change({ faults: next.faults.slice(next.faults.length - emulator.faults.list().length) });
    refresh();
  };
  const shared = { emulator, current, change, refresh, run, show: setOutcome };
  return (
    <div class="playground">
      <section aria-label="Request">
        <RequestForm {...shared} />
        <Code call={callOf(current)} />
      </section>
      <section aria-label="Response and state">
        <Response outcome={outcome} />
        <SessionsPanel {...shared} />
        <ThreadsPanel {...shared} />
        <ClockPanel {...shared} />
        <FaultsPanel {...shared} />
      </section>
    </div>
  );
}

/** What the panels of the playground get. */
export interface Shared {
  emulator: typeof emulator;
  current: Case;
  change(part: Partial<Case>): void;
  /** Shows the state of the emulator again. */
  refresh(): void;
  /** Sends the current call, or another one, and shows the response. */
  run(part?: Partial<Case>): Promise<void>;
  show(outcome: Outcome): void;
}

/** Shows the playground in an element. */
export function showPlayground(parent: Element): void {
  parent.replaceChildren();
  render(<App />, parent);
}
