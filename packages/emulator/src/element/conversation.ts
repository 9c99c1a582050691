import { h } from './dom.ts';
import type { Attachment, Item, StreamEvent } from './protocol.ts';

/** Shows the items of a thread, and changes them as events arrive. */
export class Conversation {
  readonly node: HTMLElement = h('div', {
    class: 'log',
    role: 'log',
    'aria-label': 'Conversation',
    // Lets the keyboard scroll the conversation.
    tabindex: '0',
  });
  readonly #items = new Map<string, { item: Item; node: HTMLElement }>();
  /** The user's message that the service has not confirmed yet. */
  #pending: HTMLElement | undefined;

  get isEmpty(): boolean {
    return !this.node.firstChild;
  }

  clear(): void {
    this.node.replaceChildren();
    this.#items.clear();
    this.#pending = undefined;
  }

  show(items: readonly Item[]): void {
    this.clear();
    for (const item of items) this.#put(item);
  }

  /** Shows a message of the user before the service confirms it. */
  showPending(text: string, attachments: readonly Attachment[]): void {
    this.#pending = h('article');
    fill(this.#pending, { id: '', type: 'user_message', content: [{ text }], attachments });
    this.#append(this.#pending);
  }

  /** Shows that the assistant writes. Screen readers then wait for the whole message. */
  setBusy(isBusy: boolean, text = 'Writing…'): void {
    this.node.querySelector('.progress')?.remove();
    this.node.setAttribute('aria-busy', String(isBusy));
    if (isBusy) this.#append(h('p', { class: 'progress' }, text));
  }

  showError(message: string): void {
    this.#append(h('p', { class: 'error', role: 'alert' }, message));
  }

  apply(event: StreamEvent): void {
    switch (event.type) {
      case 'thread.item.added':
      case 'thread.item.done':
      case 'thread.item.replaced':
        return this.#put(event.item);
      case 'thread.item.updated': {
        const entry = this.#items.get(event.item_id);
        if (entry) this.#put(update(entry.item, event.update));
        return;
      }
      case 'thread.item.removed':
        this.#items.get(event.item_id)?.node.remove();
        this.#items.delete(event.item_id);
        return;
      case 'progress_update':
        return this.setBusy(true, event.text);
      case 'notice':
        this.#append(
          h(
            'p',
            { class: 'notice', role: 'status' },
            [event.title, event.message].filter(Boolean).join(': '),
          ),
        );
    }
  }

  #put(item: Item): void {
    let node = this.#items.get(item.id)?.node;
    if (!node && item.type === 'user_message') {
      node = this.#pending;
      this.#pending = undefined;
    }
    if (!node) this.#append((node = h('article')));
    this.#items.set(item.id, { item, node });
    fill(node, item);
  }

  #append(node: HTMLElement): void {
    // The line of progress stays below everything else.
    const progress = this.node.querySelector('.progress');
    this.node.insertBefore(node, progress);
    this.node.scrollTop = this.node.scrollHeight;
  }
}

function update(item: Item, change: Extract<StreamEvent, { update: unknown }>['update']): Item {
  const content = [...(item.content ?? [])];
  const at = change.content_index;
  switch (change.type) {
    case 'assistant_message.content_part.text_delta':
      content[at] = { text: (content[at]?.text ?? '') + change.delta };
      break;
    case 'assistant_message.content_part.added':
    case 'assistant_message.content_part.done':
      content[at] = change.content;
  }
  return { ...item, content };
}

const authors: Readonly<Record<string, string>> = {
  user_message: 'You',
  assistant_message: 'Assistant',
};

function fill(node: HTMLElement, item: Item): void {
  const { type } = item;
  const content = item.content ?? [];
  const attachments = item.attachments ?? [];
  const author = authors[type];
  node.className = type;
  node.hidden = type === 'end_of_turn';
  node.replaceChildren(
    h('span', { class: 'unseen' }, `${author ?? 'Other'}: `),
    ...(author ? content.map(({ text }) => h('p', {}, text)) : [h('p', {}, `[${type}]`)]),
    ...(attachments.length > 0 ? [listAttachments(attachments)] : []),
  );
}

function listAttachments(attachments: readonly Attachment[]): HTMLElement {
  const items = attachments.map(({ name, preview_url: src }) =>
    h('li', {}, ...(src ? [h('img', { src, alt: '' })] : []), name),
  );
  return h('ul', { 'aria-label': 'Attachments' }, ...items);
}
