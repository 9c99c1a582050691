import { NotFoundError } from '@chatkit-sessions/client';
import type { ChatKitThread, ChatKitThreadItem } from '@chatkit-sessions/types';
import pMap from 'p-map';
import type { Connection } from '../cli/connect.ts';
import { repeat } from '../cli/repeat.ts';
import { deleteIfThere } from '../threads/delete-thread.ts';
import type { ExportFile } from './export-file.ts';

/**
 * Reads the lines that are safely on disk, and deletes their threads. Keeps a thread with new items,
 * which the file lacks, and calls `onKept`.
 */
export async function deleteExported(
  connection: Connection,
  file: ExportFile,
  { concurrency, onKept }: { concurrency: number; onKept: (id: string) => void },
): Promise<void> {
  const { bytes } = file.state;
  const deleteOne = async (line: string): Promise<void> => {
    const { id, items } = JSON.parse(line) as ChatKitThread & { items: ChatKitThreadItem[] };
    if (await hasNewItems(connection, id, items)) onKept(id);
    else await deleteIfThere(connection, id);
  };
  await pMap(file.undeletedLines(), deleteOne, { concurrency });
  await file.checkpoint(bytes);
}

async function hasNewItems(
  { client, signal, deadline }: Connection,
  id: string,
  items: readonly ChatKitThreadItem[],
): Promise<boolean> {
  const { id: after } = (items.at(-1) ?? {}) as { id?: string };
  const params = { order: 'asc', limit: 1, after } as const;
  try {
    const { data } = await repeat(() => client.threads.listItems(id, params, { signal }), deadline);
    return data.length > 0;
  } catch (error) {
    // The thread itself is gone.
    if (error instanceof NotFoundError) return false;
    throw error;
  }
}
