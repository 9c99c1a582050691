import { useState } from 'preact/hooks';
import { advance, now, nowInSeconds, steps } from '../data/clock.ts';
import { control } from '../data/control.ts';
import { attempt } from '../data/notices.ts';
import { Button } from '../parts/button.tsx';
import { Environment } from '../parts/environment.tsx';
import { Field } from '../parts/field.tsx';
import { formatDate } from '../parts/format.ts';
import { Panel, Section } from '../parts/panel.tsx';
import { State } from './state.tsx';

export function SetupPanel() {
  return (
    <Panel title="Setup">
      <div class="columns">
        <Section title="Connect your app">
          <p>Start it with these variables. The SDKs for Node, Python and Java read them.</p>
          <Environment />
          <p class="quiet">
            Any key works, unless the emulator was started with keys of its own. Then use one of
            them.
          </p>
        </Section>
        <ClockSection />
        <State />
        <Section title="Reset">
          <p>Deletes the sessions and threads, restores the initial faults and resets the clock.</p>
          <Button
            kind="danger"
            icon="again"
            onClick={() => attempt(() => control('POST', '/reset'), 'The emulator was reset')}
          >
            Reset the emulator
          </Button>
        </Section>
      </div>
    </Panel>
  );
}

function ClockSection() {
  const [minutes, setMinutes] = useState('30');
  const label = `${minutes} min`;
  // Renders once a second.
  const time = nowInSeconds.value && formatDate(now.peek());
  return (
    <Section title="Clock" aside={<span class="number">{time}</span>}>
      <p>Sessions expire by this clock. Advance it instead of waiting.</p>
      <div class="actions">
        {steps.map(([step, milliseconds]) => (
          <Button key={step} onClick={() => advance(milliseconds, step)}>
            +{step}
          </Button>
        ))}
      </div>
      <form
        class="composer"
        onSubmit={(event) => {
          event.preventDefault();
          void advance(Number(minutes) * 60_000, label);
        }}
      >
        <Field
          label="Minutes"
          type="number"
          min={0}
          step="any"
          required
          value={minutes}
          onValue={setMinutes}
        />
        <Button type="submit">Advance</Button>
      </form>
    </Section>
  );
}
