import type { Gateway } from '@chatkit-sessions/gateway';
import { serve, type GatewayServer } from '@chatkit-sessions/gateway/node';

export async function urlOf(gateway: Gateway): Promise<string> {
  const server: GatewayServer = await serve(gateway, { port: 0, host: '127.0.0.1' });
  await server.close();
  return server.url;
}

// @ts-expect-error the port is a number
void serve({ fetch: () => Promise.reject() }, { port: '8080' });
