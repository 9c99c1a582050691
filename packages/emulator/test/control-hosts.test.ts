import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import type { EmulatorServer } from '../src/node.ts';
import { listen, start } from './serving.ts';

async function statusFor(server: EmulatorServer, host: string, path: string): Promise<number> {
  const { port } = new URL(server.url);
  const outgoing = request({ port, host: '127.0.0.1', path, headers: { host } }).end();
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  incoming.resume();
  return incoming.statusCode ?? 0;
}

test('on the loopback, control is for its names and no other', async () => {
  const { server, emulator } = await start();
  for (const host of ['localhost', 'LOCALHOST:1', '127.0.0.1:4010', '127.1.2.3', '[::1]:80']) {
    expect([host, await statusFor(server, host, '/_emulator/sessions')]).toEqual([host, 200]);
  }
  for (const host of [
    'evil.example',
    'evil.example:4010',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.0.2.1',
    '[::2]',
  ]) {
    expect([host, await statusFor(server, host, '/_emulator/sessions')]).toEqual([host, 403]);
  }
  expect(await statusFor(server, 'localhost', 'http://evil.example/_emulator/clock')).toBe(403);
  // The API itself asks for a key, which no site has.
  expect(await statusFor(server, 'evil.example', '/v1/none')).toBe(404);
  expect((await emulator.fetch('http://any.example/_emulator/sessions')).status).toBe(200);
});

test('beyond the loopback, control is for every name', async () => {
  const server = await listen(createEmulator(), { host: '0.0.0.0' });
  expect(await statusFor(server, 'emulator:4010', '/_emulator/sessions')).toBe(200);
});
