import type { PlainResponse } from '../http/response.ts';
import type { Controls } from './controls.ts';

/** Creates a response of server-sent events. */
export function eventStream(subscribe: Controls['subscribe']): PlainResponse {
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
    body: '',
    stream: (write) => {
      // A first text, so that the headers are sent and a browser soon connects again.
      write('retry: 1000\n\n');
      return subscribe((event) => write(`data: ${JSON.stringify(event)}\n\n`));
    },
  };
}
