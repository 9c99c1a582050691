import { createBackend, serviceOf } from './backend.ts';
import { Chat, type SendParams } from './chat.ts';
import { ChatView } from './chat-view.ts';
import { h } from './dom.ts';
import { createEmit } from './events.ts';
import { checkApi, type ChatOptions, type MessageParams } from './options.ts';
import { style } from './style.ts';

/** A server has no `HTMLElement`. There, the module can be imported but defines no element. */
const Base = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);

/** A stand-in for the vendor's `<openai-chatkit>`, for development and tests only. */
export class ChatKitElement extends Base {
  #options: ChatOptions | undefined;
  /** The service that the chat uses. The chat starts again when the options name another one. */
  #service: string | undefined;
  readonly #emit = createEmit(this);
  readonly #view: ChatView = new ChatView({
    send: (message) => void this.sendUserMessage(message),
    upload: (file) => this.#chat.ready().upload(file),
    fail: (error) => this.#chat.fail(error),
    newChat: () => void this.setThreadId(null).then(() => this.focusComposer()),
    toggleHistory: () => void (this.#view.hasHistory ? this.hideHistory() : this.showHistory()),
  });
  readonly #chat: Chat = new Chat(this.#view, this.#emit);

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(h('style', {}, style), this.#view.node);
  }

  /** Replaces all options. Throws a TypeError without an API. */
  setOptions(options: ChatOptions): void {
    checkApi(options);
    this.#options = options;
    const { theme } = options;
    this.dataset['scheme'] = (typeof theme === 'string' ? theme : theme?.colorScheme) ?? 'light';
    this.#view.configure(options);
    const service = serviceOf(options);
    if (service === this.#service) return;
    this.#service = service;
    void this.#connect(options);
  }

  /**
   * Sends a message after the response to an earlier message, and shows its response. Resolves when the
   * response has ended.
   */
  sendUserMessage(params: SendParams): Promise<void> {
    return this.#chat.send(params);
  }

  /** Shows another thread. Null shows a new one. */
  setThreadId(id: string | null): Promise<void> {
    return this.#chat.open(id);
  }

  /** Shows the past threads in place of the conversation. */
  async showHistory(): Promise<void> {
    this.#chat.openHistory(this.#options?.history?.showDelete !== false);
  }

  async hideHistory(): Promise<void> {
    this.#chat.closeHistory();
  }

  async focusComposer(): Promise<void> {
    this.#view.composer.focus();
  }

  /** Fills in the message without sending it. */
  async setComposerValue(params: MessageParams): Promise<void> {
    this.#view.composer.setValue(params);
  }

  /** Loads the current thread again. */
  async fetchUpdates(): Promise<void> {
    const { threadId } = this.#chat;
    if (threadId !== null) await this.#chat.open(threadId);
  }

  /** Rejects, since the stand-in has no widgets. */
  async sendCustomAction(): Promise<void> {
    throw new Error('The stand-in for ChatKit does not support widgets and custom actions.');
  }

  async #connect(options: ChatOptions): Promise<void> {
    const chat = this.#chat;
    const backend = createBackend(options, () => this.#options ?? options);
    chat.backend = backend;
    try {
      await backend.start();
      if (chat.backend !== backend) return;
      this.#emit('ready');
      if (options.initialThread) await chat.open(options.initialThread);
    } catch (error) {
      if (chat.backend !== backend) return;
      // The next call of `setOptions` starts the chat again.
      this.#service = undefined;
      chat.fail(error);
    }
  }
}
