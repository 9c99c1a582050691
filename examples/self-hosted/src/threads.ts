/** A message of a thread. */
export interface Item {
  id: string;
  thread_id: string;
  created_at: string;
  type: 'user_message' | 'assistant_message';
  content: [{ type: 'input_text' | 'output_text'; text: string; annotations?: [] }];
}

/** A conversation with its messages, the oldest first. */
export interface Thread {
  id: string;
  title: string;
  created_at: string;
  items: Item[];
}

/** The threads of one user by id, the oldest first. */
export type Threads = Map<string, Thread>;

/** The parameters of a page of a list. */
export interface Paging {
  limit?: number | null | undefined;
  order?: 'asc' | 'desc' | null | undefined;
  after?: string | null | undefined;
}

/** Adds an empty thread to those of a user. */
export function addThread(threads: Threads, title: string): Thread {
  const thread: Thread = { id: newId('thr'), title, created_at: now(), items: [] };
  threads.set(thread.id, thread);
  return thread;
}

/** Adds a message to a thread. */
export function addItem(
  { id, items }: Thread,
  { type, text }: { type: Item['type']; text: string },
): Item {
  const content: Item['content'] =
    type === 'user_message'
      ? [{ type: 'input_text', text }]
      : [{ type: 'output_text', text, annotations: [] }];
  const item: Item = { id: newId('msg'), thread_id: id, created_at: now(), type, content };
  items.push(item);
  return item;
}

/** Returns a page of a list that is sorted by age. */
export function pageOf<Row extends { id: string }>(
  rows: Row[],
  { limit, order, after }: Paging = {},
): { data: Row[]; has_more: boolean; after: string | null } {
  const sorted = order === 'desc' ? rows.toReversed() : rows;
  const start = after ? sorted.findIndex(({ id }) => id === after) + 1 : 0;
  const data = sorted.slice(start, start + (limit ?? 20));
  return { data, has_more: start + data.length < sorted.length, after: data.at(-1)?.id ?? null };
}

function newId(prefix: string): string {
  return `${prefix}_${crypto.randomUUID()}`;
}

function now(): string {
  return new Date().toISOString();
}
