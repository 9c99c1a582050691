import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorAnswer, hasBody, Refusal, type Answer } from './answers.ts';
import type { Emulator } from './emulator.ts';
import { isLoopback } from './loopback.ts';
import type { PlainRequest } from './plain-request.ts';
import { decodeText } from './requests.ts';

/** Where to listen. */
export interface ServeOptions {
  /** Default: 0, a free port. */
  port?: number | undefined;
  /** Default: `127.0.0.1`, which other machines cannot reach. */
  host?: string | undefined;
}

/** A server that listens. */
export interface EmulatorServer {
  /** Its base URL, the prefix `/v1` included. */
  url: string;
  /** Ends it; open connections are cut. */
  close(): Promise<void>;
}

/**
 * Serves an emulator over HTTP, faults acting on the socket. Rejects with the system's error, such
 * as `EADDRINUSE`, where it cannot listen, and with a TypeError for a blank host, which the system
 * would take for every address.
 *
 * ```ts
 * const server = await serve(createEmulator(), { port: 4010 });
 * // OPENAI_BASE_URL is server.url
 * await server.close();
 * ```
 */
export async function serve(
  emulator: Pick<Emulator, 'handle'>,
  { port = 0, host = '127.0.0.1' }: ServeOptions = {},
): Promise<EmulatorServer> {
  if (!host) throw new TypeError('A host is a name or an address; every address is 0.0.0.0 or ::.');
  // Whoever listens beyond the loopback does so on purpose, under names of their own.
  let isLocal = true;
  const server = createServer((incoming, outgoing) => {
    void respond(emulator, toPlainRequest(incoming, isLocal), outgoing);
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  // A server that listens on a port has an address of this kind.
  const address = server.address() as AddressInfo;
  isLocal = isLoopback(address.address);
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}/v1`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  emulator: Pick<Emulator, 'handle'>,
  request: PlainRequest,
  outgoing: ServerResponse,
): Promise<void> {
  const answer = await emulator.handle(request).catch(toFailure);
  const go = (): void => {
    try {
      send(answer, outgoing);
    } catch {
      // `handle` may be another's, whose headers HTTP does not allow.
      outgoing.destroy();
    }
  };
  if (answer.delay === undefined) {
    // All answers of a turn of the loop go out in one burst, which under load is a quarter faster
    // than a write after the work of each request: the client is woken once.
    setImmediate(go);
  } else {
    const timer = setTimeout(go, answer.delay);
    outgoing.once('close', () => clearTimeout(timer));
  }
}

function toPlainRequest(incoming: IncomingMessage, isLocal: boolean): PlainRequest {
  const { method = 'GET', url = '/', headers } = incoming;
  // A proxy's form of a request has the whole URL here.
  const [, host = headers.host, path = url] = /^(?:https?:\/\/([^/?]*))?([^?]*)/i.exec(url) ?? [];
  return {
    method,
    path,
    host: isLocal ? host : undefined,
    header: (name) => headers[name]?.toString(),
    text: async (limit) => {
      const bytes = await readBytes(incoming, limit);
      return bytes && decodeText(bytes);
    },
  };
}

function readBytes(incoming: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    // What is left unread, Node takes off the socket after the answer.
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

/** Something is wrong with the emulator itself. */
function toFailure(error: unknown): Answer {
  return errorAnswer(new Refusal(500, `The emulator failed: ${String(error)}`));
}

function send({ status, headers, body, ending }: Answer, outgoing: ServerResponse): void {
  if (ending === 'reset') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  if (!hasBody(status)) {
    outgoing.writeHead(status, headers).end();
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
      // As a string, the body goes out in one write with the headers.
      outgoing.end(body);
  }
}
