import { createEmulator, seededRandom, type Emulator } from '@chatkit-sessions/emulator';
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { callOf, type Outcome } from './call.ts';
import { Code } from './code.tsx';
import { readCase, writeCase, type Case, type Step } from './link.ts';
import type { PanelProps } from './panel-props.ts';
import { perform } from './perform.ts';
import { RequestForm } from './request-form.tsx';
import { Response } from './response.tsx';
import { SessionsPanel } from './sessions.tsx';
import { SettingsPanel } from './settings.tsx';
import { ThreadsPanel } from './threads.tsx';

// A seed, so that a link shows everybody the same ids.
const startEmulator = (): Emulator => createEmulator({ random: seededRandom(1) });

function App() {
  const [emulator, setEmulator] = useState(startEmulator);
  const [current, setCurrent] = useState(() => readCase(location.hash));
  const [outcome, setOutcome] = useState<Outcome>();
  const [, setTick] = useState(0);
  const refresh = (): void => setTick((tick) => tick + 1);
  const initial = useRef(current);

  useEffect(() => {
    const timer = setInterval(refresh, 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    const replay = async (): Promise<void> => {
      for (const step of initial.current.steps) setOutcome(await perform(emulator, step));
      refresh();
    };
    void replay();
  }, []);
  useEffect(() => history.replaceState(null, '', writeCase(current)), [current]);

  const change = (part: Partial<Case>): void => setCurrent((before) => ({ ...before, ...part }));
  const act = async (step: Step): Promise<void> => {
    setCurrent((before) => ({ ...before, steps: [...before.steps, step] }));
    const result = await perform(emulator, step);
    if (result) setOutcome(result);
    refresh();
  };
  const startOver = (): void => {
    setEmulator(startEmulator());
    setOutcome(undefined);
    change({ steps: [] });
  };
  const shared: PanelProps = { emulator, current, change, act };
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
        <SettingsPanel {...shared} startOver={startOver} />
      </section>
    </div>
  );
}

/** Shows the playground in an element. */
export function showPlayground(parent: Element): void {
  parent.replaceChildren();
  render(<App />, parent);
}
