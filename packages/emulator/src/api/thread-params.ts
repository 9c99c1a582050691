import type { ChatKitThread, ChatKitThreadStatus } from '@chatkit-sessions/types';
import {
  ChatKitThread as ChatKitThreadSchema,
  ChatKitThreadItem,
  formatIssues,
  SessionCreateParams,
} from '@chatkit-sessions/zod';
import * as z from 'zod';
import type { State } from './call.ts';
import type { ThreadItem } from './threads.ts';

/** The fields of an item that the emulator fills in if they are missing. */
type FilledIn = 'id' | 'object' | 'created_at' | 'thread_id';

type WithoutFilledIn<Item> = Item extends unknown
  ? Omit<Item, FilledIn> & { [name in FilledIn & keyof Item]?: Item[name] | undefined }
  : never;

/** A thread to add to the emulator, with its items. A thread from the API also fits. */
export interface ThreadParams {
  /** Defaults to a new id. */
  id?: string | undefined;
  object?: 'chatkit.thread' | undefined;
  /** Seconds of Unix time. Defaults to the time of the emulator's clock. */
  created_at?: number | undefined;
  /** Defaults to null. */
  title?: string | null | undefined;
  /** Defaults to `active`. */
  status?: ChatKitThreadStatus | undefined;
  /** The id of the user, as given when a session is created. */
  user: string;
  /**
   * The items, the oldest first. The emulator fills in a missing `id`, `object`, `thread_id` and the
   * thread's `created_at`. Defaults to none.
   */
  items?: readonly WithoutFilledIn<ThreadItem>[] | undefined;
}

const filledIn = { id: true, object: true, created_at: true, thread_id: true } as const;

type ItemSchema = z.ZodObject<Record<FilledIn, z.ZodString>>;

/** An id that a path can contain. The client rejects any other id. */
const Id = z
  .string()
  .regex(
    /^(?!\s*$|\.\.?$)\P{Surrogate}*$/u,
    'Must not be blank, "." or "..", or contain half of a surrogate pair',
  )
  .optional()
  .describe('Defaults to a new id.');

/** Validates a thread to add to the emulator. Built on first use, since few tests add threads. */
export const ThreadParamsSchema = z.lazy(() =>
  ChatKitThreadSchema.partial()
    .strict()
    .extend({
      id: Id,
      user: SessionCreateParams.shape.user,
      items: z.array(createItemSchema()).optional().describe('The oldest first.'),
    })
    .check(checkIds),
);

function createItemSchema() {
  // Takes the members of the union from the spec. The compiler sees a mapped tuple as a plain list.
  // Strict, or a typo in an optional field would go unnoticed. Deeper fields are all required.
  const members = (ChatKitThreadItem.options as readonly unknown[]).map((item) =>
    (item as ItemSchema).partial(filledIn).extend({ id: Id }).strict(),
  ) as [ReturnType<ItemSchema['partial']>];
  return z.discriminatedUnion('type', members);
}

interface Ids {
  id?: string | undefined;
  items?: { id?: unknown; thread_id?: unknown }[] | undefined;
}

/** Rejects an item of another thread and a second item with the same id. */
function checkIds({ value, issues }: z.core.ParsePayload<Ids>): void {
  const ids = new Set<unknown>();
  for (const [at, item] of (value.items ?? []).entries()) {
    const refuse = (name: string, message: string): void =>
      void issues.push({ code: 'custom', path: ['items', at, name], message, input: item });
    if (item.thread_id !== undefined && item.thread_id !== value.id) {
      refuse('thread_id', 'Must be the id of the thread. Leave it out to have it filled in');
    }
    if (item.id !== undefined && ids.has(item.id)) {
      refuse('id', 'Must differ from the ids of the other items');
    }
    ids.add(item.id);
  }
}

/**
 * Adds a thread with its items and returns it. Throws a TypeError, and adds nothing, if it is invalid
 * or has the id of another one.
 */
export function addThread(state: State, params: ThreadParams): ChatKitThread {
  const issue = ThreadParamsSchema.safeParse(params).error?.issues[0];
  if (issue) throw new TypeError(`Invalid thread: ${formatIssues([issue])}`.replace(/\.?$/, '.'));
  // JSON drops undefined fields, and the caller may change the original later.
  const copy = JSON.parse(JSON.stringify(params)) as ThreadParams;
  if (copy.id !== undefined && state.threads.get(copy.id)) {
    throw new TypeError(`Invalid thread: there is one with the id '${copy.id}'.`);
  }
  return structuredClone(insertThread(state, copy));
}

/** Adds a valid thread, whose id must be new, and returns it. */
export function insertThread(
  { clock, createId, threads }: Pick<State, 'clock' | 'createId' | 'threads'>,
  { items: given = [], ...rest }: ThreadParams,
): ChatKitThread {
  const id = rest.id ?? createId('cthr_', (taken) => !!threads.get(taken));
  const thread = {
    id,
    object: 'chatkit.thread',
    created_at: Math.floor(clock.now() / 1000),
    title: null,
    status: { type: 'active' },
    ...rest,
  } as ChatKitThread;
  threads.add(thread);
  const { created_at } = thread;
  const ids = new Set(given.map((item) => item.id));
  for (const item of given) {
    const itemId =
      item.id ?? createId('cthi_', (taken) => ids.has(taken) || threads.hasItem(id, taken));
    const filled = {
      id: itemId,
      object: 'chatkit.thread_item',
      created_at,
      thread_id: id,
      ...item,
    };
    threads.addItem(filled as ThreadItem);
  }
  return thread;
}
