import { h } from './dom.ts';
import type { ChatOptions, MessageParams } from './options.ts';
import type { Attachment } from './protocol.ts';

export interface ComposerHandlers {
  send(message: { text: string; attachments: readonly Attachment[] }): void;
  upload(file: File): Promise<Attachment>;
  fail(error: unknown): void;
}

/** The form in which the user writes a message and attaches files. */
export class Composer {
  readonly node: HTMLFormElement;
  readonly #text = h('input', { 'aria-label': 'Message', autocomplete: 'off' });
  readonly #files = h('input', { type: 'file', multiple: true, class: 'unseen' });
  readonly #attach = h('label', { class: 'button', hidden: true }, 'Attach files', this.#files);
  readonly #chosen = h('ul', { 'aria-label': 'Files to send' });
  readonly #handlers: ComposerHandlers;
  #attachments: Attachment[] = [];

  constructor(handlers: ComposerHandlers) {
    this.#handlers = handlers;
    this.#files.addEventListener('change', () => void this.#upload());
    this.node = h(
      'form',
      {
        onsubmit: (event) => {
          event.preventDefault();
          this.#send();
        },
      },
      this.#chosen,
      h('div', { class: 'row' }, this.#attach, this.#text, h('button', {}, 'Send')),
    );
  }

  configure({ placeholder, attachments }: NonNullable<ChatOptions['composer']>): void {
    this.#text.placeholder = placeholder ?? 'Message the AI';
    this.#attach.hidden = !attachments?.enabled;
    this.#files.accept = Object.entries(attachments?.accept ?? {})
      .flat(2)
      .join(',');
  }

  focus(): void {
    this.#text.focus();
  }

  setValue(value: MessageParams): void {
    this.#text.value = toText(value);
    this.#attachments = [...(value.attachments ?? [])];
    this.#showAttachments();
  }

  #send(): void {
    const text = this.#text.value.trim();
    if (!text) return;
    const attachments = this.#attachments;
    this.setValue({});
    this.#handlers.send({ text, attachments });
  }

  async #upload(): Promise<void> {
    const files = [...(this.#files.files ?? [])];
    this.#files.value = '';
    try {
      for (const file of files) {
        const attachment = await this.#handlers.upload(file);
        // The list may have been replaced during the upload.
        this.#attachments.push(attachment);
      }
    } catch (error) {
      this.#handlers.fail(error);
    }
    this.#showAttachments();
  }

  #showAttachments(): void {
    const remove = (attachment: Attachment) => (): void => {
      this.#attachments = this.#attachments.filter((each) => each !== attachment);
      this.#showAttachments();
      this.focus();
    };
    const items = this.#attachments.map((attachment) => {
      const { name } = attachment;
      const button = {
        type: 'button',
        'aria-label': `Remove ${name}`,
        onclick: remove(attachment),
      };
      return h('li', {}, name, h('button', button, '×'));
    });
    this.#chosen.replaceChildren(...items);
    this.#chosen.hidden = items.length === 0;
  }
}

/** Returns the text of a message: `content` or `text`. */
export function toText({ text, content }: MessageParams): string {
  return content ? content.map((part) => part.text).join('') : (text ?? '');
}
