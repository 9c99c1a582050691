import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { typeName } from './option-names.ts';

/** A listener of `node:http`, which Express and similar frameworks take as a handler. */
export type NodeListener<Incoming extends IncomingMessage = IncomingMessage> = (
  incoming: Incoming,
  outgoing: ServerResponse,
) => Promise<void>;

/**
 * Converts a session handler to a listener for Express and `node:http`. Express's `req` becomes the
 * handler's `context`. Mount it before body parsers, which use up the body. When the browser
 * disconnects, the call to the API is aborted.
 *
 * ```ts
 * app.post('/chatkit/session', createNodeListener(handler));
 * app.use(express.json());
 * ```
 */
export function createNodeListener<Incoming extends IncomingMessage = IncomingMessage>(
  handler: (request: Request, context: Incoming) => Promise<Response>,
): NodeListener<Incoming> {
  if (typeof handler !== 'function') {
    throw new TypeError(
      `createNodeListener takes the function that createSessionHandler returns, got ${typeName(handler)}.`,
    );
  }
  return getRequestListener(
    async (request, { incoming }) => {
      const isRead = (incoming as IncomingMessage).readableDidRead;
      // This is the argument of the listener, which has this type.
      return handler(isRead ? await markUsed(request) : request, incoming as Incoming);
    },
    { overrideGlobalObjects: false },
  );
}

/** Copies a request whose body is marked as used, so that the handler reports the body parser. */
async function markUsed({ url, method, headers, signal }: Request): Promise<Request> {
  if (method !== 'POST') return new Request(url, { method, headers, signal });
  const copy = new Request(url, { method, headers, signal, body: 'used' });
  await copy.text();
  return copy;
}
