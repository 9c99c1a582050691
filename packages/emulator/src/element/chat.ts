import type { ChatView } from './chat-view.ts';
import { toText } from './composer.ts';
import type { Emit } from './events.ts';
import { HistoryPanel } from './history.ts';
import type { MessageParams } from './options.ts';
import type { Backend, StreamEvent, Thread } from './protocol.ts';

/** A message, and whether it starts a new thread. Defaults to false. */
export type SendParams = MessageParams & { newThread?: boolean | undefined };

/** Shows one thread at a time, and sends the user's messages to it. */
export class Chat {
  /** The service. Undefined until the element has options. */
  backend: Backend | undefined;
  #thread: Thread | null = null;
  /** Aborted when another thread is shown. */
  #shown = new AbortController();
  /** Settles when the last message has its response. */
  #sent: Promise<void> = Promise.resolve();
  readonly #view: ChatView;
  readonly #emit: Emit;

  constructor(view: ChatView, emit: Emit) {
    this.#view = view;
    this.#emit = emit;
  }

  get threadId(): string | null {
    return this.#thread?.id ?? null;
  }

  /** Returns the backend. Throws before the element has options. */
  ready(): Backend {
    if (!this.backend) throw new Error('Call setOptions on <openai-chatkit> first.');
    return this.backend;
  }

  /** Sends a message after the response to an earlier message, and shows its response. */
  send(params: SendParams): Promise<void> {
    this.#sent = this.#sent.then(() => this.#send(params));
    return this.#sent;
  }

  /** Shows another thread. Null shows a new one. */
  async open(id: string | null): Promise<void> {
    this.#shown.abort();
    const { signal } = (this.#shown = new AbortController());
    this.closeHistory();
    this.#view.conversation.setBusy(false);
    if (id === null) return this.#openNew();
    this.#emit('thread.load.start', { threadId: id });
    try {
      const thread = await this.ready().getThread(id);
      if (signal.aborted) return;
      this.#view.conversation.show(thread.items?.data ?? []);
      this.#showThread(thread);
      this.#emit('thread.load.end', { threadId: id });
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
  }

  openHistory(showDelete: boolean): void {
    if (this.#view.hasHistory) return;
    const backend = this.ready();
    const panel = new HistoryPanel({
      list: (after) => backend.listThreads(after),
      open: (id) => void this.open(id).then(() => this.#view.composer.focus()),
      remove: backend.deleteThread && showDelete ? (id) => this.#delete(backend, id) : undefined,
      close: () => this.closeHistory(),
      fail: (error) => this.#report(error),
    });
    this.#view.openHistory(panel);
    this.#emit('history.open');
  }

  closeHistory(): void {
    if (!this.#view.hasHistory) return;
    this.#view.closeHistory();
    this.#emit('history.close');
  }

  /** Shows an error in the conversation and reports it to the page. */
  fail(error: unknown): void {
    this.#view.conversation.showError(error instanceof Error ? error.message : String(error));
    this.#report(error);
  }

  async #send({ newThread = false, ...params }: SendParams): Promise<void> {
    if (newThread) await this.open(null);
    const { signal } = this.#shown;
    const attachments = params.attachments ?? [];
    const message = { text: toText(params), attachments, threadId: this.threadId };
    let hasStarted = false;
    this.#view.showPending(message.text, attachments);
    try {
      for await (const event of this.ready().send(message, signal)) {
        if (signal.aborted) break;
        if (!hasStarted && isResponse(event)) this.#emit('response.start');
        hasStarted ||= isResponse(event);
        this.#apply(event);
      }
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
    if (!signal.aborted) this.#view.conversation.setBusy(false);
    if (hasStarted) this.#emit('response.end');
  }

  #apply(event: StreamEvent): void {
    switch (event.type) {
      case 'thread.created':
      case 'thread.updated':
        return this.#showThread(event.thread);
      case 'client_effect':
        return this.#emit('effect', { name: event.name, data: event.data ?? {} });
      case 'error': {
        const { message, code } = event;
        return this.fail(new Error(message ?? `The server sent the error ${code ?? 'custom'}.`));
      }
      default:
        this.#view.conversation.apply(event);
    }
  }

  #showThread(thread: Thread | null): void {
    const earlier = this.threadId;
    this.#thread = thread;
    this.#view.showThread(thread);
    if (this.threadId !== earlier) this.#emit('thread.change', { threadId: this.threadId });
  }

  #openNew(): void {
    this.#view.conversation.clear();
    this.#showThread(null);
  }

  async #delete(backend: Backend, id: string): Promise<void> {
    await backend.deleteThread?.(id);
    if (id === this.threadId) this.#openNew();
  }

  #report(error: unknown): void {
    this.#emit('error', { error: error instanceof Error ? error : new Error(String(error)) });
  }
}

/** Whether an event is part of the assistant's response. */
function isResponse(event: StreamEvent): boolean {
  return 'item' in event ? event.item.type !== 'user_message' : event.type === 'progress_update';
}
