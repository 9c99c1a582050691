// A page whose chat talks to a ChatKit server.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { visit, waitForEvent } from './visit.ts';

export interface Call {
  type: string;
  params: Record<string, unknown>;
}

/** A server that records each call and lets the test respond to it. */
export interface Server {
  calls: Call[];
  headers: IncomingMessage['headers'][];
  /** Responds to each type with JSON, or with the events of a stream. */
  on: Record<string, (call: Call, outgoing: ServerResponse) => void>;
}

/** Starts the element against a server. The options are JavaScript of the page. */
export async function start(options = ''): Promise<Server> {
  const server: Server = { calls: [], headers: [], on: {} };
  visit.respond = (incoming, outgoing) => {
    void json(incoming).then((body) => {
      const call = body as Call;
      server.calls.push(call);
      server.headers.push(incoming.headers);
      const respond = server.on[call.type];
      if (respond) respond(call, outgoing);
      else outgoing.writeHead(500).end();
    });
  };
  await visit.page.evaluate(
    `chat.setOptions({ api: { url: '/chatkit', domainKey: 'not-a-key' }, ${options} })`,
  );
  await waitForEvent(visit, 'ready');
  return server;
}

/** Sends events and leaves the stream open. */
export function send(outgoing: ServerResponse, ...events: object[]): void {
  if (!outgoing.headersSent) outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) outgoing.write(`data: ${JSON.stringify(event)}\n\n`);
}

export const respondWith =
  (...events: object[]) =>
  (_call: Call, outgoing: ServerResponse): void => {
    send(outgoing, ...events);
    outgoing.end();
  };
export const respondJson =
  (body: object) =>
  (_call: Call, outgoing: ServerResponse): void =>
    void outgoing.setHeader('content-type', 'application/json').end(JSON.stringify(body));

export const thread = (id = 'thr_1', title: string | null = null) => ({
  id,
  title,
  created_at: 'x',
});
export const created = (id?: string) => ({ type: 'thread.created', thread: thread(id) });
export const item = (type: string, id: string, words = '') => ({
  id,
  type,
  content: words ? [{ type: 'output_text', text: words, annotations: [] }] : [],
});
export const done = (words: string, id = 'msg_1') => ({
  type: 'thread.item.done',
  item: item('assistant_message', id, words),
});
export const updated = (update: object) => ({
  type: 'thread.item.updated',
  item_id: 'msg_1',
  update: { content_index: 0, ...update },
});
export const part = 'assistant_message.content_part';
