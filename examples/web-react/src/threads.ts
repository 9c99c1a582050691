import { useCallback, useEffect, useRef, useState } from 'react';

/** A past conversation of the signed-in user. */
export interface Thread {
  id: string;
  title: string | null;
  /** Seconds of Unix time. */
  created_at: number;
}

interface Page {
  threads: Thread[];
  /** The cursor of the next page. Null on the last page. */
  next: string | null;
}

/** The past threads that have been loaded, and how to load and delete them. */
export interface PastThreads extends Page {
  status: 'loading' | 'loaded' | 'failed';
  /** Loads the first page again. */
  reload(): Promise<void>;
  /** Loads the next page. */
  loadOlder(): Promise<void>;
  /** Deletes a thread. Returns false if the server could not. */
  remove(id: string): Promise<boolean>;
}

/** Loads the first page of the user's past threads. */
export function usePastThreads(): PastThreads {
  const [{ threads, next }, setPage] = useState<Page>({ threads: [], next: null });
  const [status, setStatus] = useState<PastThreads['status']>('loading');

  const loads = useRef(0);

  const load = useCallback(async (after: string | null) => {
    const number = ++loads.current;
    setStatus('loading');
    const page = await fetchPage(after).catch(() => undefined);
    // A later load shows its own page.
    if (number !== loads.current) return;
    setStatus(page ? 'loaded' : 'failed');
    if (!page) return;
    setPage((shown) => (after ? { ...page, threads: [...shown.threads, ...page.threads] } : page));
  }, []);
  const reload = useCallback(() => load(null), [load]);
  useEffect(() => void reload(), [reload]);

  const remove = useCallback(
    async (id: string) => {
      const response = await fetch(`/api/threads/${encodeURIComponent(id)}`, {
        method: 'DELETE',
      }).catch(() => undefined);
      // A 404 means that the thread is gone already.
      if (!response?.ok && response?.status !== 404) return false;
      // The first page again: the cursor of the next one may have been this thread.
      await reload();
      return true;
    },
    [reload],
  );

  return { threads, next, status, reload, loadOlder: () => load(next), remove };
}

async function fetchPage(after: string | null): Promise<Page> {
  const query = after ? `?${new URLSearchParams({ after })}` : '';
  const response = await fetch(`/api/threads${query}`);
  if (!response.ok) throw new Error(`The server responded with status ${response.status}.`);
  return (await response.json()) as Page;
}
