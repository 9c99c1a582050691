import { useRef } from 'preact/hooks';
import { control } from '../data/control.ts';
import { attempt, messageOf } from '../data/notices.ts';
import { Button } from '../parts/button.tsx';
import { Section } from '../parts/panel.tsx';

async function exportState(): Promise<void> {
  const state = JSON.stringify(await control('GET', '/state'), null, 2);
  const url = URL.createObjectURL(new Blob([state], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'chatkit-emulator.json';
  link.click();
  URL.revokeObjectURL(url);
}

async function importState(file: File): Promise<void> {
  const text = await file.text();
  let state: unknown;
  try {
    state = JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file.name} is not JSON. Choose a file that this page exported.`, { cause });
  }
  try {
    await control('PUT', '/state', state);
  } catch (cause) {
    throw new Error(`${file.name} was not imported. ${messageOf(cause)}`, { cause });
  }
}

/** Saves the state of the emulator to a file, and loads one. */
export function State() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Section title="State">
      <p>
        Sessions, threads, faults and the clock in one JSON file. It contains client secrets. An
        import replaces the present state.
      </p>
      <div class="actions">
        <Button icon="download" onClick={() => attempt(exportState, 'State exported')}>
          Export
        </Button>
        <Button icon="upload" onClick={() => input.current?.click()}>
          Import
        </Button>
        <input
          ref={input}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label="File to import"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            // The same file may be chosen again.
            currentTarget.value = '';
            if (file) void attempt(() => importState(file), 'State imported');
          }}
        />
      </div>
    </Section>
  );
}
