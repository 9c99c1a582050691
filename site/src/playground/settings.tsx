import type { Shared } from './app.tsx';
import { faults } from './faults.ts';

/** The emulator's clock, which can be advanced. */
export function ClockPanel({ emulator, refresh }: Shared) {
  const advance = (minutes: number): void => {
    emulator.clock.advance(minutes * 60_000);
    refresh();
  };
  return (
    <div class="panel">
      <h2>Clock</h2>
      <p>
        {new Date(emulator.clock.now()).toLocaleTimeString()}{' '}
        {[1, 5, 10].map((minutes) => (
          <button key={minutes} onClick={() => advance(minutes)}>
            +{minutes} min
          </button>
        ))}
      </p>
    </div>
  );
}

/** The pending faults, each of which affects one call. */
export function FaultsPanel({ emulator, current, change }: Shared) {
  const add = (name: string): void => {
    const fault = faults[name];
    if (!fault) return;
    emulator.faults.add(fault);
    change({ faults: [...current.faults, name] });
  };
  const clear = (): void => {
    emulator.faults.clear();
    change({ faults: [] });
  };
  return (
    <div class="panel">
      <h2>Faults</h2>
      <label>
        Next call
        <select value="" onChange={({ currentTarget }) => add(currentTarget.value)}>
          <option value="">works</option>
          {Object.keys(faults).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      {current.faults.length > 0 && (
        <p>
          Pending: {current.faults.join(', ')} <button onClick={clear}>Clear</button>
        </p>
      )}
    </div>
  );
}
