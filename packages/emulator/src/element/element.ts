import { Composer, toText } from './composer.ts';
import { Conversation } from './conversation.ts';
import { h } from './dom.ts';
import { HistoryPanel } from './history.ts';
import { createHosted } from './hosted.ts';
import { checkApi, type ChatOptions, type MessageParams } from './options.ts';
import type { Backend, StreamEvent, Thread } from './protocol.ts';
import { createSelfHosted } from './self-hosted.ts';
import { style } from './style.ts';

/** On a server there are no elements: the module can be imported, and does nothing. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/** A stand-in for the vendor's `<openai-chatkit>`, for development and tests only. */
export class ChatKitElement extends Base {
  #options: ChatOptions | undefined;
  #backend: Backend | undefined;
  /** The kind of service, such as the URL of a server. The chat starts again when it changes. */
  #service: string | undefined;
  #thread: Thread | null = null;
  #response = new AbortController();
  #history: HistoryPanel | undefined;

  readonly #title = h('h2');
  readonly #newChat = button(
    'New chat',
    () => void this.setThreadId(null).then(() => this.focusComposer()),
  );
  readonly #openHistory = button('History', () => void this.showHistory());
  readonly #header = h('header', {}, this.#title, this.#newChat, this.#openHistory);
  readonly #start = h('div', { class: 'start' });
  readonly #conversation = new Conversation();
  readonly #composer = new Composer({
    send: (message) => void this.sendUserMessage(message),
    upload: (file) => this.#ready().upload(file),
    fail: (error) => this.#fail(error),
  });
  readonly #chat = h(
    'div',
    { class: 'chat' },
    h('p', { class: 'test' }, 'A stand-in for ChatKit, for tests only'),
    this.#header,
    this.#conversation.node,
    this.#start,
    this.#composer.node,
  );

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(h('style', {}, style), this.#chat);
  }

  /** Applies the options. Options of an earlier call are not kept. Throws a TypeError without an API. */
  setOptions(options: ChatOptions): void {
    checkApi(options);
    this.#options = options;
    const { api, theme, header = {}, history = {}, composer = {} } = options;
    this.dataset['scheme'] = (typeof theme === 'string' ? theme : theme?.colorScheme) ?? 'light';
    this.#header.hidden = header.enabled === false;
    this.#openHistory.hidden = history.enabled === false;
    this.#composer.configure(composer);
    this.#showThread(this.#thread);
    const service = 'url' in api ? api.url : 'hosted';
    if (service !== this.#service) void this.#connect(service, options);
  }

  /** Sends a message and shows the response. Resolves when the response has ended. */
  async sendUserMessage(params: MessageParams & { newThread?: boolean }): Promise<void> {
    if (params.newThread) await this.setThreadId(null);
    const { attachments = [] } = params;
    const text = toText(params);
    const { signal } = this.#startResponse();
    let hasStarted = false;
    this.#start.hidden = true;
    this.#conversation.showPending(text, attachments);
    this.#conversation.setBusy(true);
    try {
      const message = { text, attachments, threadId: this.#thread?.id ?? null };
      for await (const event of this.#ready().send(message, signal)) {
        if (signal.aborted) break;
        if (!hasStarted && isResponse(event)) this.#emit('response.start');
        hasStarted ||= isResponse(event);
        this.#apply(event);
      }
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    } finally {
      if (!signal.aborted) this.#conversation.setBusy(false);
      if (hasStarted) this.#emit('response.end');
    }
  }

  /** Shows another thread. Null shows a new one. */
  async setThreadId(id: string | null): Promise<void> {
    this.#startResponse();
    this.#closeHistory();
    this.#conversation.setBusy(false);
    if (id === null) {
      this.#conversation.clear();
      return this.#showThread(null);
    }
    const { signal } = this.#response;
    this.#emit('thread.load.start', { threadId: id });
    try {
      const thread = await this.#ready().getThread(id);
      if (signal.aborted) return;
      this.#conversation.show(thread.items?.data ?? []);
      this.#showThread(thread);
      this.#emit('thread.load.end', { threadId: id });
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Shows the past threads in place of the conversation. */
  async showHistory(): Promise<void> {
    if (this.#history) return;
    const { deleteThread } = this.#ready();
    const showDelete = this.#options?.history?.showDelete !== false;
    this.#history = new HistoryPanel({
      list: (after) => this.#ready().listThreads(after),
      open: (id) => void this.setThreadId(id).then(() => this.focusComposer()),
      remove: deleteThread && showDelete ? (id) => this.#delete(id, deleteThread) : undefined,
      close: () => void this.hideHistory(),
      fail: (error) => this.#report(error),
    });
    this.#conversation.node.before(this.#history.node);
    this.#showConversation(false);
    this.#history.focus();
    this.#emit('history.open');
  }

  async hideHistory(): Promise<void> {
    if (this.#closeHistory()) this.#openHistory.focus();
  }

  async focusComposer(): Promise<void> {
    this.#composer.focus();
  }

  /** Fills in the message without sending it. */
  async setComposerValue(params: MessageParams): Promise<void> {
    this.#composer.setValue(params);
  }

  /** Loads the current thread again. */
  async fetchUpdates(): Promise<void> {
    if (this.#thread) await this.setThreadId(this.#thread.id);
  }

  async #connect(service: string, { api, locale, initialThread }: ChatOptions): Promise<void> {
    this.#service = service;
    const backend =
      'url' in api
        ? createSelfHosted(api, locale ?? navigator.language)
        : createHosted((current) => this.#getClientSecret(current), emulatorURL());
    this.#backend = backend;
    try {
      await backend.start();
      if (this.#backend !== backend) return;
      this.#emit('ready');
      if (initialThread) await this.setThreadId(initialThread);
    } catch (error) {
      // The next options start it again.
      if (this.#backend === backend) this.#service = undefined;
      this.#fail(error);
    }
  }

  /** Calls the function of the latest options. */
  #getClientSecret(current: string | null): Promise<string> {
    const { api } = this.#options ?? {};
    if (!api || 'url' in api) throw new Error('The options have no getClientSecret any more.');
    return api.getClientSecret(current);
  }

  #ready(): Backend {
    if (!this.#backend) throw new Error('Call setOptions on <openai-chatkit> first.');
    return this.#backend;
  }

  /** Ends the response that is being shown, if there is one. */
  #startResponse(): AbortController {
    this.#response.abort();
    return (this.#response = new AbortController());
  }

  #apply(event: StreamEvent): void {
    switch (event.type) {
      case 'thread.created':
      case 'thread.updated':
        return this.#showThread(event.thread);
      case 'client_effect':
        return this.#emit('effect', { name: event.name, data: event.data });
      case 'error':
        return this.#fail(
          new Error(event.message ?? `The server sent the error ${event.code ?? 'custom'}.`),
        );
      default:
        this.#conversation.apply(event);
    }
  }

  #showThread(thread: Thread | null): void {
    const isNew = thread?.id !== this.#thread?.id;
    this.#thread = thread;
    this.#title.textContent = this.#options?.header?.title?.text ?? thread?.title ?? 'Chat';
    if (thread === null) this.#showStart();
    this.#start.hidden = thread !== null || this.#history !== undefined;
    if (isNew) this.#emit('thread.change', { threadId: thread?.id ?? null });
  }

  #showStart(): void {
    const { greeting = 'What can I help with today?', prompts = [] } =
      this.#options?.startScreen ?? {};
    const buttons = prompts.map(({ label, prompt }) => {
      const message = typeof prompt === 'string' ? { text: prompt } : { content: prompt };
      return button(label, () => void this.sendUserMessage(message));
    });
    this.#start.replaceChildren(h('p', {}, greeting), ...buttons);
  }

  async #delete(id: string, deleteThread: (id: string) => Promise<void>): Promise<void> {
    await deleteThread(id);
    if (id !== this.#thread?.id) return;
    this.#conversation.clear();
    this.#showThread(null);
  }

  #closeHistory(): boolean {
    if (!this.#history) return false;
    this.#history.node.remove();
    this.#history = undefined;
    this.#showConversation(true);
    this.#emit('history.close');
    return true;
  }

  #showConversation(isShown: boolean): void {
    for (const node of [this.#conversation.node, this.#composer.node]) node.hidden = !isShown;
    this.#start.hidden = !isShown || this.#thread !== null;
  }

  #fail(error: unknown): void {
    this.#conversation.showError(error instanceof Error ? error.message : String(error));
    this.#report(error);
  }

  #report(error: unknown): void {
    this.#emit('error', { error: error instanceof Error ? error : new Error(String(error)) });
  }

  /** Dispatches in a task of its own: frameworks add their listeners after `setOptions`. */
  #emit(name: string, detail?: object): void {
    setTimeout(() => this.dispatchEvent(new CustomEvent(`chatkit.${name}`, { detail })));
  }
}

function button(text: string, onclick: () => void): HTMLButtonElement {
  return h('button', { type: 'button', onclick }, text);
}

/** Whether an event is part of the assistant's response. */
function isResponse(event: StreamEvent): boolean {
  return 'item' in event ? event.item.type !== 'user_message' : event.type === 'progress_update';
}

/** Returns the origin of the emulator: that of the page's setting, or of this module. */
function emulatorURL(): string {
  const setting = document.querySelector<HTMLMetaElement>('meta[name="chatkit-emulator"]');
  return new URL(setting?.content ?? import.meta.url).origin;
}
