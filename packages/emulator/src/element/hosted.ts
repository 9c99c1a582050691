import type { HostedApi } from './options.ts';
import type { Attachment, Backend, Item, StreamEvent, Thread } from './protocol.ts';

/** The emulator's response to a request with a client secret. */
interface Result {
  ok: boolean;
  reason?: string;
  thread?: Thread;
  reply?: string;
  threads?: Thread[];
  items?: Item[];
}

/** The largest number of attempts with invalid secrets in a row. */
const maxSecrets = 3;

/** The messages for reasons that a new secret does not help with. */
const messages: Readonly<Record<string, string>> = {
  rate_limited: 'Too many messages. Wait a minute.',
  thread_unknown: 'This conversation does not exist any more. Start a new one.',
  thread_locked: 'This conversation is locked.',
  thread_closed: 'This conversation is closed.',
  history_disabled: 'The session has no history.',
};

/**
 * Creates the backend that talks to the emulator, as the hosted chat talks to the API. Asks for a new
 * secret when the emulator refuses the current one.
 */
export function createHosted(
  getClientSecret: HostedApi['getClientSecret'],
  emulator: string,
): Backend {
  let secret: string | null = null;
  const getSecret = async (current: string | null): Promise<string> => {
    const next: unknown = await getClientSecret(current);
    if (typeof next === 'string') return next;
    throw new Error(
      `getClientSecret must return a string, got ${next === null ? next : typeof next}.`,
    );
  };

  const post = async (path: string, body: object): Promise<Result> => {
    for (let attempt = 0; attempt < maxSecrets; attempt++) {
      secret ??= await getSecret(null);
      const result = await ask(`${emulator}/_emulator/${path}`, { client_secret: secret, ...body });
      if (result.ok) return result;
      const message = messages[result.reason ?? ''];
      if (message) throw new Error(message);
      secret = await getSecret(secret);
    }
    throw new Error(`The emulator refused ${maxSecrets} client secrets in a row.`);
  };

  return {
    start: async () => {
      secret = await getSecret(null);
    },
    async *send({ text, attachments, threadId }): AsyncGenerator<StreamEvent> {
      const message = {
        text,
        // The types of `@openai/chatkit` give files no preview.
        attachments: attachments.map((each) => ({
          ...each,
          preview_url: each.preview_url ?? null,
        })),
        ...(threadId !== null && { thread_id: threadId }),
      };
      const { thread, reply = '' } = await post('admit', { message });
      if (thread) yield { type: threadId ? 'thread.updated' : 'thread.created', thread };
      const item = { id: crypto.randomUUID(), type: 'assistant_message' };
      yield { type: 'thread.item.done', item: { ...item, content: [{ text: reply }] } };
    },
    listThreads: async () => ({
      data: (await post('history', {})).threads ?? [],
      has_more: false,
    }),
    getThread: async (id) => {
      const { thread = { id }, items = [] } = await post('history', { thread_id: id });
      const data = items.map((item) => ({ ...item, type: item.type.replace(/^chatkit\./, '') }));
      return { ...thread, items: { data, has_more: false } };
    },
    upload: ({ name, type }) => Promise.resolve(toAttachment(name, type)),
  };
}

/** The emulator keeps no files: an attachment is its name and type. */
function toAttachment(name: string, type: string): Attachment {
  return {
    type: type.startsWith('image/') ? 'image' : 'file',
    id: `file_${crypto.randomUUID()}`,
    name,
    mime_type: type || 'application/octet-stream',
    preview_url: null,
  };
}

async function ask(url: string, body: object): Promise<Result> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch (error) {
    if (navigator.onLine) throw error;
    // Offline: request a new secret, which waits for the network.
    return { ok: false };
  }
  if (response.ok) return (await response.json()) as Result;
  const { error } = (await response.json().catch(() => ({}))) as { error?: { message?: string } };
  throw new Error(
    error?.message ??
      `${url} responded with status ${response.status}. Name the emulator's URL in <meta name="chatkit-emulator">.`,
  );
}
