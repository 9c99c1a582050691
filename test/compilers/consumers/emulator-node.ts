import { createEmulator } from '@chatkit-sessions/emulator';
import { serve } from '@chatkit-sessions/emulator/node';

export async function start(): Promise<string> {
  const server = await serve(createEmulator(), { port: 0, host: '127.0.0.1' });
  await server.close();
  return server.url;
}

// @ts-expect-error a port is a number
void serve(createEmulator(), { port: '4010' });
