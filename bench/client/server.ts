// main.ts runs this in a separate process: responds to every request with a session.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { session } from './program.ts';

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'x-request-id': 'req_123' });
    response.end(session);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
});
