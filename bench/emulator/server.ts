// Runs one of the compared servers in its own process and prints its base URL.
import { createEmulator } from '@chatkit-sessions/emulator';
import { serve } from '@chatkit-sessions/emulator/node';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exampleResponse } from './create-request.ts';

if (process.argv[2] === 'bare') {
  const body = JSON.stringify(await exampleResponse());
  const server = createServer((_, outgoing) => {
    outgoing.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    outgoing.end(body);
  });
  server.listen(0, '127.0.0.1', () => {
    // The address of a TCP server is an AddressInfo.
    console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
  });
} else {
  const journal = process.argv[2] === 'no-journal' ? 0 : undefined;
  console.log((await serve(createEmulator({ journal }))).url);
}
