import type { PanelProps } from './panel-props.ts';
import { faults } from './faults.ts';

/** The clock, the pending faults, and a button that starts over. */
export function SettingsPanel({ emulator, act, startOver }: PanelProps & { startOver(): void }) {
  const pending = emulator.faults.list().length;
  return (
    <div class="panel settings">
      <div>
        <h2>Clock</h2>
        <p>
          <time>{new Date(emulator.clock.now()).toLocaleTimeString()}</time>
          {[1, 10].map((minutes) => (
            <button key={minutes} onClick={() => void act({ do: 'advance', minutes })}>
              +{minutes} min
            </button>
          ))}
        </p>
      </div>
      <div>
        <h2>Faults</h2>
        <label>
          {pending === 0 ? 'The next call' : `Pending: ${pending}. Another one`}
          <select
            value=""
            onChange={({ currentTarget }) => {
              void act({ do: 'fault', name: currentTarget.value });
              currentTarget.value = '';
            }}
          >
            <option value="">works</option>
            {Object.keys(faults).map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      </div>
      <button onClick={startOver}>Start over</button>
    </div>
  );
}
