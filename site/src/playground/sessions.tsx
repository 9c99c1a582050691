import { useState } from 'preact/hooks';
import type { Shared } from './app.tsx';

/** The sessions with their countdowns. Admits messages and cancels. */
export function SessionsPanel({ emulator, refresh, run, show }: Shared) {
  const [text, setText] = useState('Hello');
  const admit = (secret: string): void => {
    const result = emulator.admit(secret, { text });
    const title = result.ok ? 'Admitted' : `Refused: ${result.reason}`;
    show({ title, isError: !result.ok, headers: '', body: JSON.stringify(result, null, 2) });
    refresh();
  };
  const sessions = emulator.sessions.list();
  return (
    <div class="panel">
      <h2>Sessions</h2>
      {sessions.length === 0 ? (
        <p>None yet. Run sessions.create.</p>
      ) : (
        <label>
          Message of the user
          <input value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
        </label>
      )}
      <ul>
        {sessions.map(({ id, user, status, expires_at, client_secret }) => (
          <li key={id}>
            <code>{id}</code> {user}{' '}
            <span class={status === 'active' ? 'good' : 'bad'}>
              {status === 'active' ? countdown(expires_at * 1000 - emulator.clock.now()) : status}
            </span>{' '}
            <button onClick={() => admit(client_secret)}>Admit</button>
            <button onClick={() => void run({ operation: 'sessions.cancel', id })}>Cancel</button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
