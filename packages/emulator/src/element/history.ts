import { h } from './dom.ts';
import type { Page, Thread } from './protocol.ts';

interface Handlers {
  list(after: string | undefined): Promise<Page<Thread>>;
  open(id: string): void;
  /** Absent if the user may not delete threads. */
  remove?: ((id: string) => Promise<void>) | undefined;
  close(): void;
  fail(error: unknown): void;
}

/** The list of past threads, shown in place of the conversation. */
export class HistoryPanel {
  readonly node: HTMLElement;
  readonly #handlers: Handlers;
  readonly #list = h('ul', { 'aria-label': 'Conversations' });
  readonly #status = h('p', { role: 'status' });
  readonly #older = h('button', { type: 'button', hidden: true });
  #after: string | undefined;

  constructor(handlers: Handlers) {
    this.#handlers = handlers;
    this.#older.addEventListener('click', () => void this.#load());
    const close = h('button', { type: 'button', onclick: () => handlers.close() }, 'Close history');
    this.node = h(
      'section',
      {
        class: 'history',
        'aria-label': 'History',
        onkeydown: (event) => {
          if ((event as KeyboardEvent).key === 'Escape') handlers.close();
        },
      },
      close,
      this.#status,
      this.#list,
      this.#older,
    );
    void this.#load();
  }

  focus(): void {
    this.node.querySelector('button')?.focus();
  }

  /** Shows the next page, and moves the focus from the button to the first thread of the page. */
  async #load(): Promise<void> {
    const hadFocus = this.#older.matches(':focus');
    this.#status.textContent = 'Loading…';
    this.#older.hidden = true;
    try {
      const { data, has_more, after } = await this.#handlers.list(this.#after);
      const entries = data.map((thread) => this.#entry(thread));
      this.#list.append(...entries);
      this.#after = after ?? data.at(-1)?.id;
      this.#older.textContent = 'Show older conversations';
      this.#older.hidden = !has_more;
      this.#showCount();
      if (hadFocus) entries[0]?.querySelector('button')?.focus();
    } catch (error) {
      this.#status.textContent = `The history could not be loaded. ${toMessage(error)}`;
      this.#older.textContent = 'Try again';
      this.#older.hidden = false;
      this.#handlers.fail(error);
    }
  }

  #showCount(): void {
    this.#status.textContent = this.#list.childElementCount > 0 ? '' : 'No conversations yet.';
  }

  #entry({ id, title }: Thread): HTMLElement {
    const { open, remove } = this.#handlers;
    const name = title ?? 'Untitled conversation';
    const entry = h('li', {}, h('button', { type: 'button', onclick: () => open(id) }, name));
    if (remove) {
      const onclick = (): void => void this.#remove(entry, () => remove(id));
      entry.append(
        h('button', { type: 'button', 'aria-label': `Delete ${name}`, onclick }, 'Delete'),
      );
    }
    return entry;
  }

  async #remove(entry: HTMLElement, remove: () => Promise<void>): Promise<void> {
    try {
      await remove();
      entry.remove();
      this.#showCount();
      this.focus();
    } catch (error) {
      this.#status.textContent = `The conversation could not be deleted. ${toMessage(error)}`;
      this.#handlers.fail(error);
    }
  }
}

function toMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
