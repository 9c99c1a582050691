import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import * as z from 'zod';
import { checkOptions, text } from './check-options.ts';
import type { Gateway } from './gateway.ts';
import { BodyStream } from './http/body-stream.ts';
import { NodeUpstream } from './http/node-upstream.ts';
import { runtime, type Runtime } from './http/upstream.ts';

/** Where to listen. */
export interface ServeOptions {
  /** Defaults to 0, a free port. */
  port?: number | undefined;
  /** Defaults to `127.0.0.1`, which other machines cannot reach. */
  host?: string | undefined;
}

/** A server that listens. */
export interface GatewayServer {
  /** Its address, such as `http://127.0.0.1:8080`. The sessions API is under `/v1`. */
  url: string;
  /** Stops the server and cuts open connections. */
  close(): Promise<void>;
}

const schema = z.strictObject(
  {
    port: z.number('must be a number').optional(),
    host: text.min(1, 'must not be empty; 0.0.0.0 is every address').optional(),
  },
  'must be an object',
);

/**
 * Serves a gateway over HTTP. Rejects with the system's error, such as `EADDRINUSE`, and with a
 * TypeError for an unknown or invalid option.
 *
 * ```ts
 * const server = await serve(gateway, { port: 8080, host: '0.0.0.0' });
 * ```
 */
export async function serve(gateway: Gateway, options: ServeOptions = {}): Promise<GatewayServer> {
  checkOptions(schema, options);
  const { port = 0, host = '127.0.0.1' } = options;
  const upstream = new NodeUpstream();
  const { fetch }: { fetch: (request: Request, env: object) => Promise<Response> } = gateway;
  const listener = getRequestListener(
    async (request, env) => {
      // The server speaks HTTP/1 only.
      const outgoing = env.outgoing as ServerResponse;
      const leaving = new AbortController();
      outgoing.once('close', () => outgoing.writableFinished || leaving.abort());
      const { signal } = leaving;
      // Node makes a list only of set-cookie, which a request does not have.
      const headers = Object.entries(env.incoming.headers) as [string, string][];
      const here: Runtime = { send: upstream.send, request: { headers, signal } };
      await send(await fetch(request, { [runtime]: here }), signal, outgoing);
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  server.listen(port, host);
  await once(server, 'listening'); // Rejects with the server's error.
  // The server listens on a port, not on a pipe.
  const { family, address, port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
        upstream.close();
      }),
  };
}

/** Writes each chunk as it arrives. Cuts the connection if the body breaks, so that the browser notices. */
async function send(
  { status, headers, body }: Response,
  signal: AbortSignal,
  outgoing: ServerResponse,
): Promise<void> {
  outgoing.writeHead(status, [...headers].flat());
  if (!body) return void outgoing.end();
  // A first chunk that is already available is sent together with the headers.
  const flush = setImmediate(() => outgoing.flushHeaders());
  const reader = body instanceof BodyStream ? body.source : body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      clearImmediate(flush);
      if (!outgoing.write(next.value)) await once(outgoing, 'drain', { signal });
    }
    outgoing.end();
  } catch {
    outgoing.destroy();
    await reader.cancel().catch(() => {});
  } finally {
    clearImmediate(flush);
  }
}
