import { createServer } from 'node:http';
import process from 'node:process';
import { createNodeListener } from '@chatkit-sessions/server/node';
import { exercise } from './exercise.js';

const [, , baseURL] = process.argv;
process.stdout.write(JSON.stringify(await exercise({ baseURL }, mountOnPort)));

/** Serves a handler on loopback. */
async function mountOnPort(handler) {
  const server = createServer(createNodeListener(handler));
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const endpoint = `http://127.0.0.1:${server.address().port}/chatkit/session`;
  return { endpoint, close: () => server.close() };
}
