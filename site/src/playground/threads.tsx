import type { PanelProps } from './panel-props.ts';

/** The threads. Shows their items and deletes them. */
export function ThreadsPanel({ emulator, act }: PanelProps) {
  const threads = emulator.threads.list();
  return (
    <div class="panel">
      <h2>Threads</h2>
      {threads.length === 0 && <p>None yet. Admit a message of a session.</p>}
      <ul>
        {threads.map(({ id, title, user }) => (
          <li key={id}>
            <span class="entry">
              <code title={id}>{id}</code>
              <span>
                {title ?? 'Untitled'}, {user}
              </span>
            </span>
            <button
              onClick={() =>
                void act({
                  do: 'call',
                  operation: 'threads.listItems',
                  id,
                  params: '{ "order": "asc" }',
                })
              }
            >
              Items
            </button>
            <button
              onClick={() =>
                void act({ do: 'call', operation: 'threads.delete', id, params: '{}' })
              }
            >
              Delete
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
