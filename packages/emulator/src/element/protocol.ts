/** A file of a message. */
export interface Attachment {
  type: 'file' | 'image';
  id: string;
  name: string;
  mime_type: string;
  preview_url?: string | null | undefined;
}

/** An item of a thread, such as a message. */
export interface Item {
  id: string;
  /** The element shows `user_message` and `assistant_message`. It shows only the name of other types. */
  type: string;
  content?: readonly { text: string }[] | undefined;
  attachments?: readonly Attachment[] | undefined;
}

export interface Page<Entry> {
  data: readonly Entry[];
  has_more: boolean;
  /** The cursor of the next page. */
  after?: string | null | undefined;
}

export interface Thread {
  id: string;
  title?: string | null | undefined;
  /** The oldest first. Only `getThread` returns items. */
  items?: Page<Item> | undefined;
}

/** A change of an assistant's message while it is written. */
export type ItemUpdate =
  | { type: 'assistant_message.content_part.text_delta'; content_index: number; delta: string }
  | {
      type: 'assistant_message.content_part.added' | 'assistant_message.content_part.done';
      content_index: number;
      content: { text: string };
    };

/** An event of the stream that responds to a message. Other types are ignored. */
export type StreamEvent =
  | { type: 'thread.created' | 'thread.updated'; thread: Thread }
  | { type: 'thread.item.added' | 'thread.item.done' | 'thread.item.replaced'; item: Item }
  | { type: 'thread.item.updated'; item_id: string; update: ItemUpdate }
  | { type: 'thread.item.removed'; item_id: string }
  | { type: 'progress_update'; text: string }
  | { type: 'client_effect'; name: string; data?: Record<string, unknown> | undefined }
  | { type: 'error'; code?: string | undefined; message?: string | null | undefined }
  | { type: 'notice'; message: string; title?: string | null | undefined };

/** A message of the user. */
export interface UserMessage {
  text: string;
  attachments: readonly Attachment[];
  /** Null starts a new thread. */
  threadId: string | null;
}

/** The service behind the element: the emulator or a server of the app's own. */
export interface Backend {
  /** Resolves when the chat can be used. */
  start(): Promise<void>;
  send(message: UserMessage, signal: AbortSignal): AsyncIterable<StreamEvent>;
  listThreads(after: string | undefined): Promise<Page<Thread>>;
  getThread(id: string): Promise<Thread>;
  /** Absent if users cannot delete threads in the chat. */
  deleteThread?(id: string): Promise<void>;
  upload(file: File): Promise<Attachment>;
}
