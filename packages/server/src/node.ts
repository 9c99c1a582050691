import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { SessionHandler } from './session-handler.ts';

/** A listener of `node:http`, and a handler of Express and its kin. */
export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/**
 * A session handler for Express and `node:http`. Mount it before body parsers: what they have read is
 * gone. A browser that disconnects aborts the minting.
 *
 * ```ts
 * app.post('/chatkit/session', createNodeListener(handler));
 * app.use(express.json());
 * ```
 */
export function createNodeListener(handler: SessionHandler): NodeListener {
  return getRequestListener(
    async (request, { incoming }) =>
      handler(incoming.readableDidRead ? await spend(request) : request),
    { overrideGlobalObjects: false },
  );
}

/** The same request as one whose body was read: where a body parser was first, the handler says so. */
async function spend({ url, method, headers, signal }: Request): Promise<Request> {
  if (method !== 'POST') return new Request(url, { method, headers, signal });
  const spent = new Request(url, { method, headers, signal, body: 'read' });
  await spent.text();
  return spent;
}
