// The page's files as the server sends them. The build of this package writes them.
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { refusal } from './calls.ts';
import { listen, start } from './serving.ts';

const folder = fileURLToPath(new URL('../dist/ui/', import.meta.url));
const readPage = (name: string) => readFileSync(folder + name);

test('the page is at most 70 kB of gzip without its reference', () => {
  const loaded = readdirSync(folder).filter(
    (name) => name !== 'openapi.json' && !name.endsWith('.txt'),
  );
  expect(loaded).toContain('app.js');
  const size = loaded.reduce((sum, name) => sum + gzipSync(readPage(name)).length, 0);
  expect(size).toBeLessThanOrEqual(70_000);
});

test("the READMEs' pictures are PNG files below 150 kB", () => {
  const readmes = [
    ['../README.md', '..'],
    ['../../../README.md', '../../..'],
  ] as const;
  for (const [readme, base] of readmes) {
    const text = readFileSync(new URL(readme, import.meta.url), 'utf8');
    const pictures = Array.from(text.matchAll(/ (?:src|srcset)="(.*?\.png)"/g), ([, path]) => path);
    expect(pictures).toHaveLength(2);
    for (const path of pictures) {
      const picture = readFileSync(new URL(`${base}/${path}`, import.meta.url));
      expect(picture.subarray(1, 4).toString()).toBe('PNG');
      expect(picture.length, path).toBeLessThan(150_000);
    }
  }
});

test('the server sends every file of the page with its type', async () => {
  const { server } = await start();
  for (const name of readdirSync(folder).filter((each) => !each.endsWith('.txt'))) {
    const path = name === 'index.html' ? '/' : `/ui/${name}`;
    const response = await fetch(new URL(path, server.url));
    expect(response.status, path).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(readPage(name)), path).toBe(true);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('the policy of the page allows its own files alone, and no inline script or style', async () => {
  const { server } = await start();
  const response = await fetch(new URL('/', server.url));
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const policy = response.headers.get('content-security-policy') ?? '';
  for (const directive of policy.split('; ')) expect(directive).toMatch(/^[a-z-]+ '(none|self)'$/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  const html = await response.text();
  expect(html.match(/(?:src|href)="[^"]*"/g)).toEqual([
    'href="/ui/icon.svg"',
    'href="/ui/style.css"',
    'src="/ui/app.js"',
  ]);
  expect(html).not.toMatch(/<style|<script>| style=| on\w+=/);
});

test('the page holds no key and no secret of the emulator', async () => {
  const { emulator, server, post } = await start();
  await post();
  const [session] = emulator.sessions.list();
  for (const path of ['/', '/ui/app.js', '/ui/openapi.json']) {
    const text = await (await fetch(new URL(path, server.url))).text();
    expect(text).not.toContain(session?.client_secret);
  }
});

test('HEAD of the page is a 200 without a body, by which tools wait for a server', async () => {
  const { server } = await start();
  const response = await fetch(new URL('/', server.url), { method: 'HEAD' });
  expect([response.status, await response.text()]).toEqual([200, '']);
});

test('other methods and paths beside the page are a 404', async () => {
  const { server } = await start();
  await refusal(fetch(new URL('/', server.url), { method: 'POST' }), 404);
  for (const path of ['/ui', '/ui/none.js', '/ui/..%2findex.js', '/constructor']) {
    await refusal(fetch(new URL(path, server.url)), 404);
  }
});

test('serve() with ui: false serves no page', async () => {
  const server = await listen(createEmulator(), { ui: false });
  await refusal(fetch(new URL('/', server.url)), 404);
  await refusal(fetch(new URL('/ui/app.js', server.url)), 404);
});

/** Sends a request with headers that fetch does not allow, and returns the status. */
async function status(url: string, method: string, headers: Record<string, string>) {
  const outgoing = request(url, { method, headers });
  outgoing.end();
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  incoming.resume();
  return incoming.statusCode;
}

test('a foreign host gets neither the page nor what it shows', async () => {
  const { server } = await start();
  const { origin } = new URL(server.url);
  for (const path of ['/', '/ui/app.js', '/_emulator/sessions']) {
    expect(await status(origin + path, 'GET', { host: 'rebound.example' })).toBe(403);
    expect(await status(origin + path, 'GET', { host: 'localhost:4010' })).toBe(200);
  }
});

test('a page of another site reads neither the journal, the events and the state nor the page', async () => {
  const { server } = await start();
  const { origin, host } = new URL(server.url);
  const foreign = { host, origin: 'https://site.example' };
  for (const path of ['requests?secrets=true', 'events', 'state']) {
    expect(await status(`${origin}/_emulator/${path}`, 'GET', foreign), path).toBe(403);
  }
  const { headers } = await fetch(origin, { headers: { origin: 'http://localhost:5173' } });
  expect(headers.get('access-control-allow-origin')).toBeNull();
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
});

test("the server's own page may call it whatever the origins are, another page may not", async () => {
  const { server } = await start({ origins: ['http://localhost:5173'] });
  const { origin, host } = new URL(server.url);
  const reset = (headers: Record<string, string>) =>
    status(`${origin}/_emulator/reset`, 'POST', headers);
  expect(await reset({ host, origin })).toBe(204);
  expect(await reset({ host, origin: 'http://127.0.0.1:1' })).toBe(403);
  expect(await reset({ host, origin: 'https://site.example' })).toBe(403);
});

test('beyond the loopback a page under a name of another site may not call the server', async () => {
  const server = await listen(createEmulator(), { host: '0.0.0.0' });
  const { port } = new URL(server.url);
  const reset = (authority: string) =>
    status(`http://127.0.0.1:${port}/_emulator/reset`, 'POST', {
      host: authority,
      origin: `http://${authority}`,
    });
  expect(await reset(`192.0.2.7:${port}`)).toBe(204);
  expect(await reset(`rebound.example:${port}`)).toBe(403);
});

test('beyond the loopback API keys are not shown under a name that a site can own', async () => {
  const server = await listen(createEmulator(), { host: '0.0.0.0' });
  const { port } = new URL(server.url);
  const read = (name: string) =>
    status(`http://127.0.0.1:${port}/_emulator/requests?secrets=true`, 'GET', {
      host: `${name}:${port}`,
    });
  expect(await read('rebound.example')).toBe(403);
  for (const name of ['emulator', '192.0.2.7', '[2001:db8::1]', 'localhost']) {
    expect(await read(name), name).toBe(200);
  }
});
