import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { PastThreads as Past, Thread } from './threads.ts';

interface Props {
  past: Past;
  /** The id of the thread that the chat shows. */
  current: string | null;
  onOpen(id: string): void;
  onDeleted(id: string): void;
}

/** Lists the user's past conversations, to open or to delete. */
export function PastThreads({ past, current, onOpen, onDeleted }: Props): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const firstOlder = useRef<number | null>(null);
  const [failure, setFailure] = useState('');

  // The button for older threads may be gone: move the focus to the first older thread.
  useEffect(() => {
    const entry = firstOlder.current !== null && list.current?.children[firstOlder.current];
    if (!entry) return;
    firstOlder.current = null;
    entry.querySelector('button')?.focus();
  }, [past.threads]);

  const remove = async (thread: Thread): Promise<void> => {
    const isGone = await past.remove(thread.id);
    setFailure(isGone ? '' : `“${titleOf(thread)}” could not be deleted. Try again.`);
    if (!isGone) return;
    onDeleted(thread.id);
    // The button that had the focus is gone.
    heading.current?.focus();
  };
  return (
    <aside aria-labelledby="past">
      <h2 id="past" ref={heading} tabIndex={-1}>
        Past conversations
      </h2>
      {failure && <p role="alert">{failure}</p>}
      <ul ref={list} aria-busy={past.status === 'loading'}>
        {past.threads.map((thread) => (
          <li key={thread.id}>
            <button
              className="thread"
              aria-current={thread.id === current ? 'true' : undefined}
              onClick={() => onOpen(thread.id)}
            >
              {titleOf(thread)}
              <time>{timeOf(thread)}</time>
            </button>
            <button
              className="quiet"
              aria-label={`Delete ${titleOf(thread)}`}
              onClick={() => void remove(thread)}
            >
              Delete
            </button>
          </li>
        ))}
      </ul>
      <State
        past={past}
        onOlder={() => {
          firstOlder.current = past.threads.length;
          void past.loadOlder();
        }}
      />
    </aside>
  );
}

/** Shows nothing, a note or a button for older threads below the list. */
function State({ past, onOlder }: { past: Past; onOlder(): void }): ReactNode {
  if (past.status === 'loading' && past.threads.length === 0) return <p>Loading…</p>;
  if (past.status === 'failed') {
    return (
      <>
        <p role="alert">Your conversations could not be loaded.</p>
        <button className="second" onClick={() => void past.reload()}>
          Load again
        </button>
      </>
    );
  }
  if (past.threads.length === 0) return <p>None yet. Your conversations appear here.</p>;
  return (
    past.next && (
      <button className="second" onClick={onOlder}>
        Show older
      </button>
    )
  );
}

function titleOf({ title }: Thread): string {
  return title ?? 'Untitled';
}

function timeOf({ created_at }: Thread): string {
  const format = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Date(created_at * 1000).toLocaleString(undefined, format);
}
