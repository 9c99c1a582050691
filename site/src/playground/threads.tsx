import type { Shared } from './app.tsx';

/** The threads. Shows their items and deletes them. */
export function ThreadsPanel({ emulator, run }: Shared) {
  const threads = emulator.threads.list();
  return (
    <div class="panel">
      <h2>Threads</h2>
      {threads.length === 0 && <p>None yet. Admit a message of a session.</p>}
      <ul>
        {threads.map(({ id, title, user }) => (
          <li key={id}>
            <code>{id}</code> {title ?? 'Untitled'}, {user}{' '}
            <button
              onClick={() =>
                void run({ operation: 'threads.listItems', id, params: '{ "order": "asc" }' })
              }
            >
              Items
            </button>
            <button onClick={() => void run({ operation: 'threads.delete', id })}>Delete</button>
          </li>
        ))}
      </ul>
    </div>
  );
}
