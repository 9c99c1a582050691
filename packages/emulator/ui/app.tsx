import type { ComponentChild } from 'preact';
import { useEffect } from 'preact/hooks';
import { notice } from './data/notices.ts';
import { route } from './data/route.ts';
import { connection } from './data/state.ts';
import { FaultsPanel } from './faults/faults-panel.tsx';
import { KeyDialog } from './parts/key-dialog.tsx';
import { ReferencePanel } from './reference/reference-panel.tsx';
import { RequestsPanel } from './requests/requests-panel.tsx';
import { SessionsPanel } from './sessions/sessions-panel.tsx';
import { SetupPanel } from './setup/setup-panel.tsx';
import { Sidebar } from './sidebar.tsx';
import { ThreadsPanel } from './threads/threads-panel.tsx';

const panels: Record<string, () => ComponentChild> = {
  requests: RequestsPanel,
  sessions: SessionsPanel,
  threads: ThreadsPanel,
  faults: FaultsPanel,
  reference: ReferencePanel,
  setup: SetupPanel,
};

export function App() {
  const [name = ''] = route.value;
  const Current = panels[name] ?? RequestsPanel;
  useEffect(() => {
    document.title = `${name.charAt(0).toUpperCase()}${name.slice(1)} – ChatKit emulator`;
  }, [name]);
  return (
    <div class="app">
      <p class="outage" role="status">
        {connection.value === 'lost' &&
          'The emulator does not respond. The page shows the last state, and tries again by itself.'}
      </p>
      <Sidebar current={name in panels ? name : 'requests'} />
      <Current key={name} />
      <KeyDialog />
      <div class="notices" role="status" aria-live="polite">
        {notice.value && (
          <p class={`notice ${notice.value.isError ? 'error' : ''}`}>{notice.value.text}</p>
        )}
      </div>
    </div>
  );
}
