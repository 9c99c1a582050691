import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ChatKit } from '@chatkit-sessions/client';
import { createGateway } from '@chatkit-sessions/gateway';
import { serve } from '@chatkit-sessions/gateway/node';
import { getRequestListener } from '@hono/node-server';
import { createBackEnd } from './back-end.ts';
import { createChatServer, type ChatServerOptions } from './chat-server.ts';

/** The parts that tests replace. */
export interface ExampleOptions extends ChatServerOptions {
  /** The gateway's clock. Defaults to `Date.now`. */
  clock?: () => number;
}

/** Starts the gateway and the back end with its page, each on a free loopback port. */
export async function startExample(
  options: ExampleOptions = {},
): Promise<{ url: string; close(): Promise<void> }> {
  // A real app reads the key and both secrets from its environment.
  const apiKey = crypto.randomUUID();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // The server listens on a port, not on a pipe.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const gateway = await serve(
    createGateway({
      apiKeys: [apiKey],
      secrets: [crypto.randomUUID()],
      workflows: { wf_support: createChatServer(options) },
      allowedOrigins: [url],
      clock: options.clock,
    }),
  );
  const backEnd = createBackEnd({
    chatkit: new ChatKit({ apiKey, baseURL: `${gateway.url}/v1` }),
    chatURL: `${gateway.url}/chatkit`,
    cookieSecret: crypto.randomUUID(),
  });
  const listener = getRequestListener(backEnd.fetch);
  server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));
  return {
    url,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await gateway.close();
    },
  };
}
