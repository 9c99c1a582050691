import { randomUUID } from 'node:crypto';
import { NotFoundError } from '@chatkit-sessions/client';
import type { ThreadDeleteResponse } from '@chatkit-sessions/types';
import type { Connection } from '../cli/connect.ts';
import { repeat } from '../cli/repeat.ts';

/** Deletes a thread. The idempotency key lets the API recognise a retry after a lost response. */
export async function deleteThread(
  { client, signal, deadline }: Connection,
  id: string,
): Promise<ThreadDeleteResponse> {
  const options = { signal, idempotencyKey: randomUUID() };
  return repeat(() => client.threads.delete(id, options), deadline);
}

/** Deletes a thread that was listed before. If it no longer exists, it counts as deleted. */
export async function deleteIfThere(
  connection: Connection,
  id: string,
): Promise<ThreadDeleteResponse> {
  try {
    return await deleteThread(connection, id);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    return { id, object: 'chatkit.thread.deleted', deleted: true };
  }
}
