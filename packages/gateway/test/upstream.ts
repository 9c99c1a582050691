// A gateway in front of a test upstream, called in this process and over HTTP.
import { once } from 'node:events';
import {
  request as sendRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { Readable } from 'node:stream';
import { onTestFinished, vi } from 'vitest';
import type { Gateway, GatewayOptions } from '../src/index.ts';
import { serve } from '../src/node.ts';
import { create, createTestGateway, listen } from './set-up.ts';

/** Returns a gateway that calls the one at a URL. It also sends headers that `fetch` does not allow. */
export function overHTTP(origin: string): Gateway {
  return {
    async fetch(request) {
      const { method, signal } = request;
      const headers = Object.fromEntries(request.headers);
      const url = origin + new URL(request.url).pathname;
      const outgoing = sendRequest(url, { method, headers, signal });
      outgoing.end(new Uint8Array(await request.arrayBuffer()));
      const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
      // The headers of this connection, which Node sets.
      for (const name of ['connection', 'keep-alive', 'transfer-encoding']) {
        delete incoming.headers[name];
      }
      const status = incoming.statusCode ?? 0;
      const body = status === 204 ? null : Readable.toWeb(incoming);
      return new Response(body as ReadableStream<Uint8Array> | null, {
        status,
        // Node makes a list only of set-cookie.
        headers: incoming.headers as Record<string, string>,
      });
    },
  };
}

/** Serves a gateway until the test ends. */
async function serveGateway(gateway: Gateway): Promise<Gateway> {
  const server = await serve(gateway);
  onTestFinished(() => server.close());
  return overHTTP(server.url);
}

export const inProcess = (gateway: Gateway): Promise<Gateway> => Promise.resolve(gateway);

/** Both ways to call a gateway: in this process, with `fetch` to upstreams, and over HTTP through `serve`. */
export const ways: [name: string, reach: typeof inProcess][] = [
  ['in this process', inProcess],
  ['over HTTP', serveGateway],
];

/** Returns a gateway whose upstream records the headers and body that it gets, and a session. */
export async function setUp(
  reach: typeof inProcess,
  respond: (outgoing: ServerResponse) => void = (outgoing) => outgoing.end('{}'),
  options: Partial<GatewayOptions> = {},
) {
  const requests: { headers: IncomingHttpHeaders; body: string; url: string | undefined }[] = [];
  const origin = await listen((incoming, outgoing) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    incoming.on('end', () => {
      requests.push({ headers: incoming.headers, body, url: incoming.url });
      respond(outgoing);
    });
  });
  const onError = vi.fn<(error: Error) => void>();
  const workflows = { wf_123: { upstream: `${origin}/chatkit` } };
  const gateway = await reach(createTestGateway({ workflows, onError, ...options }));
  return { gateway, requests, onError, ...(await create(gateway)) };
}
