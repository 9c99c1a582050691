import { setTimeout } from 'node:timers/promises';
import type { WorkflowHandler } from '@chatkit-sessions/gateway';
import { ChatRequest, toEventStream, toThread, type ChatEvent } from './protocol.ts';
import { addItem, addThread, pageOf, type Thread, type Threads } from './threads.ts';

/** The options of {@link createChatServer}. */
export interface ChatServerOptions {
  /** Waits before each word of a response. Defaults to 80 ms. */
  pause?: () => Promise<unknown>;
}

/** Creates a ChatKit server that keeps each user's threads in memory and streams its responses. */
export function createChatServer({
  pause = () => setTimeout(80),
}: ChatServerOptions = {}): WorkflowHandler {
  const users = new Map<string, Threads>();
  return async (request, { user }) => {
    const { data: chat } = ChatRequest.safeParse(await request.json());
    if (!chat) return new Response('Unknown request', { status: 400 });
    // The gateway has verified the user. The code below sees only this user's threads.
    const threads: Threads = users.get(user) ?? new Map();
    users.set(user, threads);

    if (chat.type === 'threads.create') {
      const { text } = chat.params.input;
      const thread = addThread(threads, text.slice(0, 40));
      return toEventStream(respond(thread, text, { isNew: true, pause }));
    }
    if (chat.type === 'threads.list') {
      const page = pageOf([...threads.values()], { order: 'desc', ...chat.params });
      return Response.json({ ...page, data: page.data.map(toThread) });
    }
    const thread = threads.get(chat.params.thread_id);
    if (!thread) return new Response('Unknown thread', { status: 404 });
    switch (chat.type) {
      case 'threads.add_user_message':
        return toEventStream(respond(thread, chat.params.input.text, { isNew: false, pause }));
      case 'threads.get_by_id':
        return Response.json(toThread(thread));
      case 'threads.update':
        thread.title = chat.params.title;
        return Response.json(toThread(thread));
      case 'threads.delete':
        threads.delete(thread.id);
        return Response.json({});
      case 'items.list':
        return Response.json(pageOf(thread.items, chat.params));
    }
  };
}

/** Yields the events of a response. Call your model here. */
async function* respond(
  thread: Thread,
  text: string,
  { isNew, pause }: { isNew: boolean; pause: () => Promise<unknown> },
): AsyncGenerator<ChatEvent> {
  if (isNew) yield { type: 'thread.created', thread: toThread(thread) };
  yield { type: 'thread.item.done', item: addItem(thread, { type: 'user_message', text }) };

  const item = addItem(thread, { type: 'assistant_message', text: '' });
  const [content] = item.content;
  yield { type: 'thread.item.added', item };
  for (const delta of `A model would respond to “${text}” word by word.`.split(/(?<= )/)) {
    await pause();
    content.text += delta;
    const update = { type: 'assistant_message.content_part.text_delta', content_index: 0, delta };
    yield { type: 'thread.item.updated', item_id: item.id, update };
  }
  yield { type: 'thread.item.done', item };
}
