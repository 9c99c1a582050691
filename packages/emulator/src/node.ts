import { createAdaptorServer } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import type { Emulator } from './emulator.ts';

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

/** Serves an emulator over HTTP. Rejects when the port is taken. */
export async function serve(
  emulator: Emulator,
  { port = 0, host = '127.0.0.1' }: ServeOptions = {},
): Promise<EmulatorServer> {
  const server = createAdaptorServer({ fetch: (request) => emulator.fetch(request) });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => listening());
  });
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}/v1`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
