import { createServer, type IncomingMessage, type Server } from 'node:http';
import { ChatKit } from '@chatkit-sessions/client';
import { createSessionHandler } from '@chatkit-sessions/server';
import { createNodeListener } from '@chatkit-sessions/server/node';

const handler = createSessionHandler({
  chatkit: new ChatKit({ apiKey: 'sk-any' }),
  workflow: 'wf_123',
  user: (_request, incoming: IncomingMessage & { user?: { id: string } }) => incoming.user?.id,
});
export const server: Server = createServer(createNodeListener(handler));

// @ts-expect-error a session handler is not a listener
void createServer(handler);
