import { BadRequestError, NotFoundError } from '@chatkit-sessions/client';
import type { ChatKitThread } from '@chatkit-sessions/types';
import type { Connection } from '../cli/connect.ts';
import { repeat } from '../cli/repeat.ts';
import { pagesOf } from '../threads/pages.ts';
import { Place, type SavedPlace } from './place.ts';

/**
 * Lists the threads after a place, the oldest first. A cursor is the id of a thread, which may be
 * deleted at any time: the list then starts again from the first thread and skips up to its place.
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
    // The first page of a list from the start has no cursor that could be lost.
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

/** Returns the cursor of a place, or undefined if its thread was deleted since. */
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
 * Lists threads. The next page is requested before the last thread of a page is given, so that
 * whoever gets a thread may delete it.
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
