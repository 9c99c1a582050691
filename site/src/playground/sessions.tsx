import { useState } from 'preact/hooks';
import type { PanelProps } from './panel-props.ts';

/** The sessions with their countdowns. Sends messages and cancels. */
export function SessionsPanel({ emulator, act }: PanelProps) {
  const [text, setText] = useState('Hello');
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
        {sessions.map(({ id, user, status, expires_at }) => (
          <li key={id}>
            <span class="entry">
              <code title={id}>{id}</code>
              <span>
                {user},{' '}
                <span class={status === 'active' ? 'good' : 'bad'}>
                  {status === 'active'
                    ? countdown(expires_at * 1000 - emulator.clock.now())
                    : status}
                </span>
              </span>
            </span>
            <button onClick={() => void act({ do: 'admit', session: id, text })}>Admit</button>
            <button
              onClick={() =>
                void act({ do: 'call', operation: 'sessions.cancel', id, params: '{}' })
              }
            >
              Cancel
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left`;
}
