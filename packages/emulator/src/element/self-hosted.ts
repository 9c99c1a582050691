import { readEvents } from './event-stream.ts';
import type { SelfHostedApi } from './options.ts';
import type { Attachment, Backend, Page, StreamEvent, Thread, UserMessage } from './protocol.ts';

/** A new attachment from the server, with the place to upload its file to. */
interface NewAttachment extends Attachment {
  upload_descriptor?: { url: string; method: string; headers?: Record<string, string> } | null;
}

/** Creates the backend that talks to a ChatKit server of the app's own, by the latest options. */
export function createSelfHosted(latest: () => SelfHostedApi, locale: string): Backend {
  const send: typeof fetch = (...args) => {
    // A method of `api` would get it as `this`, which the browser's own fetch would reject.
    const own = latest().fetch ?? fetch;
    return own(...args);
  };

  const post = async (type: string, params: object, signal?: AbortSignal): Promise<Response> => {
    const response = await send(latest().url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': locale },
      body: JSON.stringify({ type, params }),
      ...(signal && { signal }),
    });
    return checkStatus(response, type);
  };
  const call = async (type: string, params: object): Promise<unknown> =>
    (await post(type, params)).json();

  return {
    start: () => Promise.resolve(),
    async *send({ threadId, ...message }, signal) {
      const input = toInput(message);
      const response = threadId
        ? await post('threads.add_user_message', { input, thread_id: threadId }, signal)
        : await post('threads.create', { input }, signal);
      if (!response.body) throw new Error('The response to the message has no body.');
      // The events of the server are not checked against the protocol.
      let isEmpty = true;
      for await (const event of readEvents(response.body)) {
        isEmpty = false;
        yield event as StreamEvent;
      }
      if (isEmpty) {
        const type = response.headers.get('content-type') ?? 'no content type';
        throw new Error(`The response to the message (${type}) has no events.`);
      }
    },
    listThreads: async (after) =>
      (await call('threads.list', { limit: 20, order: 'desc', after })) as Page<Thread>,
    getThread: async (id) => (await call('threads.get_by_id', { thread_id: id })) as Thread,
    deleteThread: async (id) => void (await post('threads.delete', { thread_id: id })),
    upload: async (file) => {
      const { uploadStrategy } = latest();
      if (uploadStrategy?.type === 'direct') {
        const body = new FormData();
        body.append('file', file);
        const response = await send(uploadStrategy.uploadUrl, { method: 'POST', body });
        return (await checkStatus(response, 'the upload').json()) as Attachment;
      }
      const { name, size, type } = file;
      const params = { name, size, mime_type: type || 'application/octet-stream' };
      const { upload_descriptor: target, ...attachment } = (await call(
        'attachments.create',
        params,
      )) as NewAttachment;
      if (target) {
        const { method, headers = {} } = target;
        // The upload goes to another server, which must not get the credentials of the app's own fetch.
        checkStatus(await fetch(target.url, { method, headers, body: file }), 'the upload');
      }
      return attachment;
    },
  };
}

function toInput({ text, attachments }: Omit<UserMessage, 'threadId'>): object {
  return {
    content: [{ type: 'input_text', text }],
    attachments: attachments.map(({ id }) => id),
    quoted_text: '',
    inference_options: { tool_choice: null, model: null },
  };
}

function checkStatus(response: Response, what: string): Response {
  if (response.ok) return response;
  throw new Error(`The server responded to ${what} with status ${response.status}.`);
}
