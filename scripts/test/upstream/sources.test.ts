import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSource } from '../../upstream/load.ts';
import { readPart } from '../../upstream/part.ts';
import { fixture, createFolder } from './run.ts';

const { run, write } = createFolder();

function readDocument(source: string, seconds = 60): Promise<string> {
  return readSource(source, seconds, (value) => readPart(value).document.openapi);
}

test.each([
  ['just words', 'expected object, received string'],
  ['', 'expected object, received undefined'],
  ['openapi: 3.1.0', 'expected record, received undefined\\n.* at paths'],
  ['paths: {}', 'must be 3\\.x\\.\\n.* at openapi'],
  ["swagger: '2.0'\npaths: {}", 'must be 3\\.x\\.\\n.* at openapi'],
  ['<!doctype html><title>Sign in: now</title>', 'must be 3\\.x\\.\\n.* at openapi'],
  ['{"openapi":', 'unexpected end'],
  ['a: [', 'unexpected end'],
])('spec-upstream rejects %j as not an OpenAPI 3 document', async (text, reason) => {
  const file = write('other.yaml', text);
  await expect(readDocument(file)).rejects.toThrow(
    new RegExp(`other\\.yaml cannot be read: .*${reason}`),
  );
});

test('spec-upstream reads JSON that starts with a byte order mark', async () => {
  const file = write('marked.json', `\uFEFF${JSON.stringify(parse(fixture))}`);
  expect(await readDocument(file)).toBe('3.1.0');
});

test.each([
  [['gone.yaml'], 'gone.yaml cannot be read: ENOENT'],
  [['.'], 'cannot be read: EISDIR'],
  [['x.yaml', '--spec', 'ours.yaml'], 'ours.yaml cannot be read: ENOENT'],
  [[], '<file-or-url>'],
  [['x.yaml', '--timeout', '9999999'], '--timeout must be a number of seconds up to 3600'],
  [['x.yaml', '--timeout', 'soon'], '--timeout must be a number of seconds up to 3600, got "soon"'],
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
    ['/endless', /aborted due to timeout/],
    ['/large', /it is larger than 64 MB/],
    ['/half', /terminated \(.+\)/],
  ])('reports the URL %s and the cause', async (path, cause) => {
    const load = readDocument(at(path), path === '/endless' ? 0.2 : 60);
    await expect(load).rejects.toThrow(`${at(path)} cannot be read: `);
    await expect(load).rejects.toThrow(cause);
  });

  test('follows a redirect and accepts an uppercase scheme', async () => {
    expect(await readDocument(at('/moved').replace('http', 'HTTP'))).toBe('3.1.0');
  });

  test('reports a URL whose server refuses the connection', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as AddressInfo;
    await new Promise((closed) => other.close(closed));
    await expect(readDocument(`http://127.0.0.1:${port}/`)).rejects.toThrow(
      /cannot be read: fetch failed \(.*ECONNREFUSED/,
    );
  });
});
