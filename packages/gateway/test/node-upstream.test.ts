import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { expect, onTestFinished, test, vi } from 'vitest';
import { serve } from '../src/node.ts';
import { chat, create, createTestGateway, listen, outcome } from './set-up.ts';
import { overHTTP } from './upstream.ts';

test('requests to an upstream share one connection, and server.close() closes it', async () => {
  const sockets = new Set<Socket>();
  const upstream = await listen((incoming, outgoing) => {
    sockets.add(incoming.socket);
    outgoing.end('{}');
  });
  const server = await serve(createTestGateway({ workflows: { wf_123: { upstream } } }));
  const gateway = overHTTP(server.url);
  const { client_secret } = await create(gateway);
  for (let at = 0; at < 3; at++) expect(await outcome(chat(gateway, client_secret))).toBe('200');
  expect(sockets.size).toBe(1);
  await server.close();
  await vi.waitFor(() => expect([...sockets].map(({ closed }) => closed)).toEqual([true]));
});

test('an upstream over HTTPS gets the request, and an untrusted certificate makes the response a 502', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-tls-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const files = ['-keyout', key, '-out', cert];
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, ...files];
  execFileSync('openssl', args, { stdio: 'ignore' });
  const pem = { key: readFileSync(key), cert: readFileSync(cert, 'utf8') };
  const origin = createServer(pem, (_, outgoing) => outgoing.end('{}')).listen(0, '127.0.0.1');
  await once(origin, 'listening');
  onTestFinished(() => void origin.close());
  // The server listens on a port, not on a pipe.
  const upstream = `https://127.0.0.1:${(origin.address() as AddressInfo).port}/chatkit`;
  const options = { workflows: { wf_123: { upstream } }, onError: () => {} };
  const server = await serve(createTestGateway(options));
  onTestFinished(() => server.close());
  const gateway = overHTTP(server.url);
  const { client_secret } = await create(gateway);
  expect(await outcome(chat(gateway, client_secret))).toBe('502');
  const trusted = getCACertificates();
  onTestFinished(() => setDefaultCACertificates(trusted));
  setDefaultCACertificates([...trusted, pem.cert]);
  expect(await outcome(chat(gateway, client_secret))).toBe('200');
});
