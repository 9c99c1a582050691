import { BadRequestError, NotFoundError } from '@chatkit-sessions/client';
import type { ChatKitThread } from '@chatkit-sessions/types';
import type { Connection } from '../cli/connect.ts';
import { repeat } from '../cli/repeat.ts';
import { pagesOf } from '../threads/pages.ts';
import { Place, type SavedPlace } from './place.ts';

/**
 * Lists the threads after a place, the oldest first. The cursor is the id of a thread. If that thread
 * is deleted, the list starts again from the first thread and skips the threads up to its place.
 */
export async function* listAfter(
  connection: Connection,
  user: string | undefined,
  saved: SavedPlace | undefined,
): AsyncGenerator<ChatKitThread> {
  const place = new Place(saved);
  let after = await findCursor(connection, place);
  let skipped = new Place(after === undefined ? saved : undefined);
  for (;;) {
    // The first page of a list from the start has no cursor.
    let hasCursor = after !== undefined;
    try {
      for await (const thread of list(connection, user, after)) {
        if (skipped.isPast(thread)) continue;
        hasCursor = true;
        place.pass(thread);
        yield thread;
      }
      return;
    } catch (error) {
      const isRefused = error instanceof BadRequestError || error instanceof NotFoundError;
      if (!isRefused || !hasCursor) throw error;
      after = undefined;
      skipped = new Place(place.save());
    }
  }
}

/** Returns the cursor of a place, or undefined if its thread has been deleted. */
async function findCursor(
  { client, signal, deadline }: Connection,
  { cursor }: Place,
): Promise<string | undefined> {
  if (cursor === undefined) return undefined;
  try {
    await repeat(() => client.threads.retrieve(cursor, { signal }), deadline);
    return cursor;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/**
 * Lists threads. Requests the next page before it yields the last thread of a page, since the caller
 * may delete that thread, which is the cursor.
 */
async function* list(
  { client, signal, deadline }: Connection,
  user: string | undefined,
  after: string | undefined,
): AsyncGenerator<ChatKitThread> {
  const params = { order: 'asc', limit: 100, user, after } as const;
  const first = async () => client.threads.list(params, { signal });
  let last: ChatKitThread | undefined;
  for await (const { data } of pagesOf(first, deadline)) {
    if (last) yield last;
    yield* data.slice(0, -1);
    last = data.at(-1);
  }
  if (last) yield last;
}
