import { Agent as HTTPAgent, request as requestHTTP, type IncomingMessage } from 'node:http';
import { Agent as HTTPSAgent, request as requestHTTPS } from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { BodyReader, SendUpstream, UpstreamResponse } from './upstream.ts';

// Uvicorn closes an idle connection after 5 seconds without saying so: let it go before.
const kept = { keepAlive: true, timeout: 4_000 };

const decoders = new Map([
  ['gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/** Sends to upstreams over `node:http`, at half the cost of `fetch`. */
export class NodeUpstream {
  readonly #http = new HTTPAgent(kept);
  readonly #https = new HTTPSAgent(kept);

  readonly send: SendUpstream = (url, { headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const isHTTPS = url.startsWith('https:');
      headers['content-length'] = String(Buffer.byteLength(body));
      const init = { method: 'POST', headers, signal };
      const outgoing = isHTTPS
        ? requestHTTPS(url, { ...init, agent: this.#https })
        : requestHTTP(url, { ...init, agent: this.#http });
      outgoing.once('error', reject);
      outgoing.once('response', (incoming) => resolve(toResponse(incoming)));
      outgoing.end(body);
    });

  /** Closes the connections that are kept. */
  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}

function toResponse(incoming: IncomingMessage): UpstreamResponse {
  const { rawHeaders, statusCode: status = 502 } = incoming;
  const headers: [string, string][] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    headers.push([rawHeaders[at]?.toLowerCase() ?? '', rawHeaders[at + 1] ?? '']);
  }
  if (status === 204 || status === 205) {
    incoming.resume();
    return { status, headers, body: null };
  }
  const decode = decoders.get(incoming.headers['content-encoding'] ?? '');
  const body: Readable = decode ? pipeline(incoming, decode(), () => {}) : incoming;
  const cancel = (): Promise<void> => {
    incoming.destroy();
    return Promise.resolve();
  };
  return { status, headers, body: { cancel, getReader: () => toReader(body, cancel) } };
}

function toReader(body: Readable, cancel: BodyReader['cancel']): BodyReader {
  const chunks = body[Symbol.asyncIterator]() as AsyncIterator<Uint8Array, undefined>;
  return {
    cancel,
    async read() {
      const { done, value } = await chunks.next();
      return done ? { done, value: undefined } : { done: false, value };
    },
  };
}
