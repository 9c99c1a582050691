import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderPackage } from '../generate/render.ts';
import { root } from '../repository/root.ts';
import { loadSpec } from '../spec/load.ts';
import { temporaryFolder } from './temporary-folder.ts';

// Tests the client's hand-written files with resources generated from another spec, as after adding
// these operations to the spec.
const folder = temporaryFolder(join(root, 'scripts/node_modules/.fixture-'));
const received: {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}[] = [];
let server: Server;
type Method = (...parameters: unknown[]) => Promise<unknown>;
let chatkit: {
  threads: Record<'list' | 'create' | 'retrieve' | 'delete', Method>;
  items: Record<'retrieve', Method>;
};

beforeAll(async () => {
  const spec = await loadSpec(join(import.meta.dirname, 'fixtures/threads.yaml'));
  for (const name of ['types', 'client'] as const) {
    const target =
      name === 'client' ? folder : join(folder, 'node_modules/@chatkit-sessions/types');
    for (const part of ['src', 'package.json', 'tsconfig.build.json']) {
      cpSync(join(root, 'packages', name, part), join(target, part), { recursive: true });
    }
    mkdirSync(join(target, 'src/gen'), { recursive: true });
    for (const [file, text] of await renderPackage(name, spec)) {
      writeFileSync(join(target, 'src/gen', file), text);
    }
  }
  server = createServer(respond);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const { ChatKit } = await import(join(folder, 'src/index.ts'));
  chatkit = new ChatKit({ apiKey: 'sk-not-a-key', baseURL: `http://127.0.0.1:${port}/v1/` });
});

afterAll(() => {
  server.close();
});

function respond(request: IncomingMessage, response: ServerResponse): void {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    const { method = '', url = '', headers } = request;
    received.push({ method, url, headers, body });
    if (method === 'DELETE') return void response.writeHead(204).end();
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: 'id', title: null }));
  });
}

async function sent(call: Promise<unknown>) {
  const result = await call;
  return { ...received.at(-1), result };
}

describe('a client generated from another spec', () => {
  test('sends a path parameter', async () => {
    const { method, url, body, result } = await sent(chatkit.threads.retrieve('a/b c'));
    expect({ method, url, body }).toEqual({
      method: 'GET',
      url: '/v1/threads/a%2Fb%20c',
      body: '',
    });
    expect(result).toEqual({ id: 'id', title: null });
  });

  test('sends query parameters and omits undefined values', async () => {
    const { url, headers } = await sent(
      chatkit.threads.list({ pageSize: 2, order: undefined, tags: ['a', 'b&c'] }),
    );
    expect(url).toBe('/v1/threads?pageSize=2&tags=a&tags=b%26c');
    expect(headers).toMatchObject({ 'x-beta': 'threads=v1', authorization: 'Bearer sk-not-a-key' });
    expect((await sent(chatkit.threads.list())).url).toBe('/v1/threads');
  });

  test('sends a body, and no body if it is optional and undefined', async () => {
    const withBody = await sent(chatkit.threads.create({ title: 'T' }));
    expect(withBody.body).toBe('{"title":"T"}');
    expect(withBody.headers?.['content-type']).toBe('application/json');
    const without = await sent(chatkit.threads.create());
    expect(without.body).toBe('');
    expect(without.headers).not.toHaveProperty('content-type');
  });

  test('takes two path parameters in path order, then the query', async () => {
    const { url } = await sent(chatkit.items.retrieve('thread', 'item', { fields: 'id' }));
    expect(url).toBe('/v1/threads/thread/items/item?fields=id');
  });

  test('returns null for a 204', async () => {
    expect((await sent(chatkit.threads.delete('id'))).result).toBeNull();
  });
});

describe('the types of a client generated from another spec', () => {
  const check = (program: string): string => {
    writeFileSync(join(folder, 'src/program.ts'), program);
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: join(root, 'tsconfig.base.json'),
        compilerOptions: {
          noEmit: true,
          skipLibCheck: true,
          rootDir: folder,
          lib: ['es2023', 'dom', 'dom.iterable'],
          noUnusedLocals: false,
        },
        files: ['src/program.ts'],
      }),
    );
    try {
      return execFileSync(process.execPath, [tsc, '--checkers', '1', '-p', folder], {
        encoding: 'utf8',
      });
    } catch (error) {
      return String((error as { stdout: string }).stdout);
    }
  };

  test('accept valid calls and reject invalid calls', () => {
    const output = check(`
      import { ChatKit } from './index.ts';
      import type { Item, Thread } from '@chatkit-sessions/types';
      const chatkit = new ChatKit();
      export const right: [Thread, Thread[], Thread, null, Item] = [
        await chatkit.threads.retrieve('id', {}),
        await chatkit.threads.list({ pageSize: 1, order: 'asc', tags: ['a'] }),
        await chatkit.threads.create({ title: 'T' }),
        await chatkit.threads.delete('id'),
        await chatkit.items.retrieve('thread', 'item', { fields: 'id' }),
      ];
      await chatkit.threads.list();
      await chatkit.threads.create();
      // @ts-expect-error -- the path parameter is missing
      await chatkit.threads.retrieve();
      // @ts-expect-error -- a required query parameter is missing
      await chatkit.items.retrieve('thread', 'item');
      // @ts-expect-error -- not a value of the enum
      await chatkit.threads.list({ order: 'up' });
      // @ts-expect-error -- an unknown field
      await chatkit.threads.create({ name: 'T' });
    `);
    expect(output).toBe('');
  });

  test("have the spec's descriptions as doc comments", () => {
    const text = readFileSync(join(folder, 'src/gen/resources.gen.ts'), 'utf8');
    expect(text).toMatch(/\* Retrieve a thread\.\n(.*\n)+?.*@param threadId Which thread\.\n/);
    expect(text).toContain('The comment ends here *\\/ or so it seems.');
    expect(text).toMatch(/Delete a thread\.\n.*\n.*@param threadId Which thread\.\n.*@deprecated/);
    const types = join(folder, 'node_modules/@chatkit-sessions/types/src/gen/types.gen.ts');
    expect(readFileSync(types, 'utf8')).toMatch(
      /How many at most\.\n\s+\*\n\s+\* @minimum 1\n\s+\* @default 20\n\s+\*\/\n\s+pageSize\?: number/,
    );
  });
});
