import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** Serves the stand-in for the vendor's script, which asks the emulator whether a secret is valid. */
export async function serveStandIn(
  emulatorURL: string,
): Promise<{ url: string; close(): Promise<void> }> {
  const file = fileURLToPath(import.meta.resolve('@chatkit-sessions/example-web-react/stand-in'));
  const script = readFileSync(file);
  const server = createServer((_incoming, outgoing) => {
    outgoing.setHeader('content-type', 'text/javascript').end(script);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // A server that listens on a port has one.
  return {
    url: `http://127.0.0.1:${port}/chatkit.js?emulator=${encodeURIComponent(emulatorURL)}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
