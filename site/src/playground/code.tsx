import { useState } from 'preact/hooks';
import { samplesOf, type Call } from '../samples.ts';

/** The code of the current call, for each client. */
export function Code({ call }: { call: Call }) {
  const [chosen, setChosen] = useState(0);
  const samples = samplesOf(call);
  const code = samples[chosen]?.code ?? '';
  return (
    <div class="panel">
      <div class="bar">
        <label>
          Code for
          <select
            value={chosen}
            onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}
          >
            {samples.map(({ label }, at) => (
              <option key={label} value={at}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => void navigator.clipboard.writeText(code)}>
          Copy
        </button>
      </div>
      <pre tabIndex={0}>{code}</pre>
    </div>
  );
}
