// One of the three servers that are compared, in a process of its own: its URL goes to stdout.
import { createServer, request, Agent, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGateway } from '@chatkit-sessions/gateway';
import { serve } from '@chatkit-sessions/gateway/node';
import { used } from './used.ts';

const [role, upstream = ''] = process.argv.slice(2);

/**
 * A ChatKit server that responds at once: with a stream to `threads.create`, with one that stays open to
 * `threads.custom_action`, else with JSON.
 */
const chatServer: RequestListener = (incoming, outgoing) => {
  let body = '';
  incoming.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
  incoming.on('end', () => {
    if (body.includes('threads.custom_action')) {
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
      outgoing.write('data: {"type":"thread.created"}\n\n');
    } else if (body.includes('threads.create')) {
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
      outgoing.write('data: {"type":"thread.created"}\n\n');
      setImmediate(() => outgoing.end('data: {"type":"thread.item.done"}\n\n'));
    } else {
      const page = JSON.stringify({ data: [], has_more: false, after: null });
      outgoing.writeHead(200, {
        'content-type': 'application/json',
        'content-length': page.length,
      });
      outgoing.end(page);
    }
  });
};

const agent = new Agent({ keepAlive: true });
const bareProxy: RequestListener = (incoming, outgoing) => {
  const { method, headers } = incoming;
  const forwarded = request(upstream, { agent, method, headers }, (response) => {
    outgoing.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(outgoing);
  });
  incoming.pipe(forwarded);
};

function listen(listener: RequestListener): void {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1', () => {
    // A server that listens on a port has an address of this kind.
    console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
}

if (role === 'upstream') listen(chatServer);
else if (role === 'proxy') listen(bareProxy);
else {
  const gateway = createGateway({
    apiKeys: ['any-key'],
    secrets: ['not-a-secret-of-at-least-32-characters'],
    workflows: { wf_bench: { upstream: `${upstream}/chatkit` } },
  });
  console.log((await serve(gateway)).url);
  process.on('message', () => process.send?.(used()));
}
