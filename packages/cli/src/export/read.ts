import { NotFoundError } from '@chatkit-sessions/client';
import type { ChatKitThread, ChatKitThreadItem } from '@chatkit-sessions/types';
import { pMapIterable, pMapSkip } from 'p-map';
import type { Connection } from '../cli/connect.ts';
import { pagesOf } from '../threads/pages.ts';

/** A thread with the line that it becomes. */
export interface Exported {
  thread: ChatKitThread;
  line: string;
}

/** How many finished threads may wait for a slow one, for each thread that is read at a time. */
const windowFactor = 4;

/**
 * Reads the items of several threads at a time, and yields the lines in the order of the threads.
 * Leaves out a thread that was deleted meanwhile, and calls `onGone`.
 */
export function readThreads(
  connection: Connection,
  threads: AsyncIterable<ChatKitThread>,
  { concurrency, onGone }: { concurrency: number; onGone: () => void },
): AsyncIterable<Exported> {
  const read = async (thread: ChatKitThread) => {
    try {
      const items = await readItems(connection, thread.id);
      return { thread, line: `${JSON.stringify({ ...thread, items })}\n` };
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      onGone();
      return pMapSkip;
    }
  };
  return pMapIterable(threads, read, { concurrency, backpressure: concurrency * windowFactor });
}

async function readItems(
  { client, signal, deadline }: Connection,
  id: string,
): Promise<ChatKitThreadItem[]> {
  const items: ChatKitThreadItem[] = [];
  const params = { order: 'asc', limit: 100 } as const;
  const first = async () => client.threads.listItems(id, params, { signal });
  for await (const { data } of pagesOf(first, deadline)) items.push(...data);
  return items;
}
