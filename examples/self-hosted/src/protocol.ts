import * as z from 'zod';
import { pageOf, type Item, type Thread } from './threads.ts';

const thread_id = z.string();
const Paging = z.object({
  limit: z.int().min(0).max(100).nullish(),
  order: z.enum(['asc', 'desc']).nullish(),
  after: z.string().nullish(),
});
const Input = z
  .object({ content: z.array(z.object({ text: z.string() })).min(1) })
  .transform(({ content }) => ({ text: content.map(({ text }) => text).join('\n') }));

/** The requests of ChatKit that this server responds to. */
export const ChatRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('threads.create'), params: z.object({ input: Input }) }),
  z.object({
    type: z.literal('threads.add_user_message'),
    params: z.object({ input: Input, thread_id }),
  }),
  z.object({ type: z.literal('threads.list'), params: Paging }),
  z.object({ type: z.literal('threads.get_by_id'), params: z.object({ thread_id }) }),
  z.object({
    type: z.literal('threads.update'),
    params: z.object({ thread_id, title: z.string() }),
  }),
  z.object({ type: z.literal('threads.delete'), params: z.object({ thread_id }) }),
  z.object({ type: z.literal('items.list'), params: Paging.extend({ thread_id }) }),
]);

/** An event of a response that streams. */
export type ChatEvent =
  | { type: 'thread.created'; thread: ReturnType<typeof toThread> }
  | { type: 'thread.item.added' | 'thread.item.done'; item: Item }
  | {
      type: 'thread.item.updated';
      item_id: string;
      update: { type: string; content_index: number; delta: string };
    };

/** Returns a thread in ChatKit's format, with the first page of its items. */
export function toThread(thread: Thread) {
  return { ...thread, status: { type: 'active' }, items: pageOf(thread.items) };
}

/** Returns a response that sends each event as soon as it is available. */
export function toEventStream(events: AsyncGenerator<ChatEvent>): Response {
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await events.next();
      if (done) controller.close();
      else controller.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(value)}\n\n`));
    },
    // The user has left.
    cancel: () => void events.return(undefined),
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}
