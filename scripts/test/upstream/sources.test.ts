import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadDocument } from '../../upstream/load.ts';
import { fixture, run, write } from './run.ts';

test.each([
  ['just words', 'no paths'],
  ['', 'no paths'],
  ['paths: {}', 'its version must be 3.x, got none'],
  ["swagger: '2.0'\npaths: {}", 'its version must be 3.x, got 2.0'],
  ['<!doctype html><title>Sign in: now</title>', 'it is HTML or XML'],
  ['{"openapi":', 'Unexpected end of JSON'],
  ['a: [', 'unexpected end'],
])('spec-upstream rejects %j as not an OpenAPI 3 document', async (text, reason) => {
  const file = write('other.yaml', text);
  await expect(loadDocument(file)).rejects.toThrow(
    new RegExp(`other\\.yaml is not an OpenAPI 3 document: .*${reason}`),
  );
});

test('spec-upstream reads JSON that starts with a byte order mark', async () => {
  const file = write('marked.json', `\uFEFF${JSON.stringify(parse(fixture))}`);
  expect(await loadDocument(file)).toHaveProperty('openapi', '3.1.0');
});

test.each([
  [['gone.yaml'], 'gone.yaml cannot be read: ENOENT'],
  [['.'], 'cannot be read: EISDIR'],
  [[], '<file-or-url>'],
  [['x.yaml', '--timeout', '9999999'], '--timeout must be a number of seconds up to 2147483'],
  [
    ['x.yaml', '--timeout', 'soon'],
    '--timeout must be a number of seconds up to 2147483, got "soon"',
  ],
])('spec-upstream rejects the arguments %j', async (words, reason) => {
  expect(await run(...words)).toMatchObject({ status: 2, stderr: expect.stringContaining(reason) });
});

describe('spec-upstream with a URL that cannot be downloaded', () => {
  const server = createServer((request, response) => {
    switch (request.url) {
      case '/missing':
        return response.writeHead(404).end();
      case '/loop':
        return response.writeHead(302, { location: '/loop' }).end();
      case '/moved':
        return response.writeHead(301, { location: '/whole' }).end();
      case '/whole':
        return response.end(fixture);
      case '/endless':
        return void response.write('openapi: 3.0.0\n');
      case '/large':
        return Readable.from(blocks())
          .on('error', () => undefined)
          .pipe(response);
      default:
        response.writeHead(200, { 'content-length': fixture.length * 2 });
        return void response.write(fixture, () => response.destroy());
    }
  });
  function* blocks(): Generator<string> {
    for (let count = 0; count < 100; count++) yield `${'# '.repeat(1 << 19)}\n`;
  }
  beforeAll(() => new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening)));
  afterAll(() => server.closeAllConnections());
  afterAll(() => server.close());
  const at = (path: string): string =>
    `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

  test.each([
    ['/missing', /the response is 404 Not Found/],
    ['/loop', /fetch failed \(redirect count exceeded\)/],
    ['/endless', /it took longer than 0.2 s/],
    ['/large', /it is larger than 64 MB/],
    ['/half', /terminated \(.+\)/],
  ])('reports the URL %s and the cause', async (path, cause) => {
    const load = loadDocument(at(path), path === '/endless' ? 0.2 : 60);
    await expect(load).rejects.toThrow(`${at(path)} cannot be read: `);
    await expect(load).rejects.toThrow(cause);
  });

  test('follows a redirect and accepts an uppercase scheme', async () => {
    const document = await loadDocument(at('/moved').replace('http', 'HTTP'));
    expect(document).toHaveProperty('openapi', '3.1.0');
  });

  test('reports a URL whose server refuses the connection', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as AddressInfo;
    await new Promise((closed) => other.close(closed));
    await expect(loadDocument(`http://127.0.0.1:${port}/`)).rejects.toThrow(
      /cannot be read: fetch failed \(.*ECONNREFUSED/,
    );
  });
});
