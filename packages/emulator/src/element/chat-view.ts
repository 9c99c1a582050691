import { Composer, type ComposerHandlers } from './composer.ts';
import { Conversation } from './conversation.ts';
import { h } from './dom.ts';
import type { HistoryPanel } from './history.ts';
import type { ChatOptions, MessageParams } from './options.ts';
import type { Attachment, Thread } from './protocol.ts';

interface Handlers extends Omit<ComposerHandlers, 'send'> {
  send(message: MessageParams): void;
  newChat(): void;
  toggleHistory(): void;
}

/** The chat as the user sees it: a header, the conversation or the history, and the composer. */
export class ChatView {
  readonly node: HTMLElement;
  readonly conversation = new Conversation();
  readonly composer: Composer;
  readonly #title = h('h2');
  readonly #historyButton: HTMLButtonElement;
  readonly #header: HTMLElement;
  readonly #start = h('div', { class: 'start' });
  readonly #handlers: Handlers;
  #options: Partial<ChatOptions> = {};
  #thread: Thread | null = null;
  #history: HistoryPanel | undefined;

  constructor(handlers: Handlers) {
    this.#handlers = handlers;
    this.composer = new Composer(handlers);
    const newChat = h('button', { type: 'button', onclick: handlers.newChat }, 'New chat');
    this.#historyButton = h(
      'button',
      { type: 'button', onclick: handlers.toggleHistory },
      'History',
    );
    this.#header = h('header', {}, this.#title, newChat, this.#historyButton);
    this.node = h(
      'div',
      { class: 'chat' },
      h('p', { class: 'test' }, 'A stand-in for ChatKit, for tests only'),
      this.#header,
      this.conversation.node,
      this.#start,
      this.composer.node,
    );
  }

  configure(options: ChatOptions): void {
    this.#options = options;
    this.#header.hidden = options.header?.enabled === false;
    this.#historyButton.hidden = options.history?.enabled === false;
    this.composer.configure(options.composer ?? {});
    this.showThread(this.#thread);
  }

  /** Shows the title of a thread, or the start screen. */
  showThread(thread: Thread | null): void {
    this.#thread = thread;
    this.#title.textContent = this.#options.header?.title?.text ?? thread?.title ?? 'Chat';
    const { greeting, prompts } = this.#options.startScreen ?? {};
    const buttons = (prompts ?? []).map(({ label, prompt }) => {
      const message = typeof prompt === 'string' ? { text: prompt } : { content: prompt };
      const onclick = (): void => this.#handlers.send(message);
      return h('button', { type: 'button', onclick }, label);
    });
    this.#start.replaceChildren(h('p', {}, greeting ?? 'What can I help with today?'), ...buttons);
    this.#arrange();
  }

  get hasHistory(): boolean {
    return this.#history !== undefined;
  }

  openHistory(history: HistoryPanel): void {
    this.#history = history;
    this.conversation.node.before(history.node);
    this.#arrange();
    history.focus();
  }

  closeHistory(): void {
    const hadFocus = this.#history?.node.contains(this.#activeElement());
    this.#history?.node.remove();
    this.#history = undefined;
    this.#arrange();
    if (hadFocus) this.#historyButton.focus();
  }

  /** Shows or hides each part. Call this after a change: only an empty conversation has a start screen. */
  #arrange(): void {
    const hasHistory = this.#history !== undefined;
    this.#historyButton.ariaExpanded = String(hasHistory);
    this.conversation.node.hidden = hasHistory;
    this.composer.node.hidden = hasHistory;
    this.#start.hidden = hasHistory || this.#thread !== null || !this.conversation.isEmpty;
  }

  /** Shows a message of the user before the service confirms it, and that a response is awaited. */
  showPending(text: string, attachments: readonly Attachment[]): void {
    this.conversation.showPending(text, attachments);
    this.conversation.setBusy(true);
    this.#arrange();
  }

  #activeElement(): Element | null {
    return (this.node.getRootNode() as ShadowRoot).activeElement;
  }
}
