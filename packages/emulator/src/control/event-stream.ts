import type { PlainResponse } from '../http/response.ts';
import type { Controls } from './controls.ts';

/** Creates a response of server-sent events. */
export function eventStream(subscribe: Controls['subscribe']): PlainResponse {
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
    body: '',
    stream: (write) => {
      // Sends the headers at once, and makes a browser reconnect after a second.
      write('retry: 1000\n\n');
      return subscribe((event) => write(`data: ${JSON.stringify(event)}\n\n`));
    },
  };
}
