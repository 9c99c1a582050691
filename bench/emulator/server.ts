// One of the two servers that are compared, in a process of its own: its base URL goes to stdout.
import { createEmulator } from '@chatkit-sessions/emulator';
import { serve } from '@chatkit-sessions/emulator/node';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exampleAnswer } from './create-request.ts';

if (process.argv[2] === 'bare') {
  const body = JSON.stringify(await exampleAnswer());
  const server = createServer((_, outgoing) => {
    outgoing.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    outgoing.end(body);
  });
  server.listen(0, '127.0.0.1', () => {
    // A server that listens on a port has an address of this kind.
    console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
  });
} else {
  console.log((await serve(createEmulator())).url);
}
