import type { ChatKitThread, ChatKitThreadItem, UnknownTag } from '@chatkit-sessions/types';
import { Timeline, type Page, type PageParams } from './timeline.ts';

/** An item of a thread. The emulator has only items of a known type. */
export type ThreadItem = Exclude<ChatKitThreadItem, { type: UnknownTag }>;

/** The largest number of stored keys of deletions. */
const maxDeletions = 10_000;

/** Stores threads with their items in memory until they are deleted. */
export class ThreadStore {
  readonly #all = new Timeline<ChatKitThread>();
  readonly #byUser = new Map<string, Timeline<ChatKitThread>>();
  readonly #items = new Map<string, Timeline<ThreadItem>>();
  /** The `Idempotency-Key` of each request that deleted a thread. */
  readonly #deletions = new Set<string>();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Adds a thread, whose id must be new. */
  add(thread: ChatKitThread): void {
    this.#all.add(thread);
    const own = this.#byUser.get(thread.user) ?? new Timeline<ChatKitThread>();
    this.#byUser.set(thread.user, own);
    own.add(thread);
    this.#items.set(thread.id, new Timeline());
    this.#onChange();
  }

  /** Adds an item to its thread. */
  addItem(item: ThreadItem): void {
    this.#items.get(item.thread_id)?.add(item);
    this.#onChange();
  }

  get(id: string): ChatKitThread | undefined {
    return this.#all.get(id);
  }

  hasItem(threadId: string, id: string): boolean {
    return !!this.#items.get(threadId)?.get(id);
  }

  /** Deletes a thread with its items, and stores the key of the request, if it has one. */
  delete({ id, user }: ChatKitThread, key: string | undefined): void {
    const own = this.#byUser.get(user);
    own?.delete(id);
    if (own?.size === 0) this.#byUser.delete(user);
    this.#all.delete(id);
    this.#items.delete(id);
    this.#onChange();
    if (key !== undefined) this.addDeletion(key);
  }

  /** Stores the key of a request that deleted a thread. */
  addDeletion(key: string): void {
    this.#deletions.add(key);
    const [oldest] = this.#deletions;
    if (oldest !== undefined && this.#deletions.size > maxDeletions) this.#deletions.delete(oldest);
  }

  /** Lists the keys of the requests that deleted a thread, the oldest first. */
  listDeletions(): string[] {
    return [...this.#deletions];
  }

  /** Returns whether a request with this key deleted a thread. */
  hasDeletedWith(key: string): boolean {
    return this.#deletions.has(key);
  }

  /** Returns a page of the threads of one user, or of all. */
  list(params: PageParams, user?: string): Page<ChatKitThread> {
    const threads = user === undefined ? this.#all : this.#byUser.get(user);
    return (threads ?? new Timeline<ChatKitThread>()).page(params);
  }

  /** Returns a page of the items of a thread. */
  listItems(id: string, params: PageParams): Page<ThreadItem> {
    return (this.#items.get(id) ?? new Timeline<ThreadItem>()).page(params);
  }

  /** Lists every item of a thread, the oldest first. */
  listAllItems(id: string): ThreadItem[] {
    return this.#items.get(id)?.list() ?? [];
  }

  /** Lists every thread, the oldest first. */
  listAll(): ChatKitThread[] {
    return this.#all.list();
  }
}
