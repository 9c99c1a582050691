import { afterAll, beforeAll, expect, test } from 'vitest';
import * as element from '../src/element/index.ts';
import { createEmulator } from '../src/index.ts';
import { serve, type EmulatorServer } from '../src/node.ts';

let server: EmulatorServer;
beforeAll(async () => {
  server = await serve(createEmulator());
});
afterAll(() => server.close());

const get = (path: string, method = 'GET'): Promise<Response> =>
  fetch(new URL(`/_emulator/${path}`, server.url), { method });

test('a server has the script of the element and each of its modules, for pages of any origin', async () => {
  const loader = await get('chatkit.js');
  const [, first = ''] = /import\(new URL\('([^']+)'/.exec(await loader.text()) ?? [];
  const seen = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    const response = await get(path);
    expect([path, response.status]).toEqual([path, 200]);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const text = await response.text();
    for (const [, name] of text.matchAll(/from '\.\/([^']+)'/g)) await visit(`element/${name}`);
  };
  await visit(first);
  expect(seen.size).toBeGreaterThan(10);
});

test.each([
  'element/none.ts',
  'element/..%2Fnode.ts',
  'element/../node.ts',
  'element/',
  'element/index.d.ts',
  'element/chat.ts.map',
])('GET /_emulator/%s is a 404', async (path) => {
  expect((await get(path)).status).toBe(404);
});

test('POST to the script is a 404', async () => {
  expect((await get('chatkit.js', 'POST')).status).toBe(404);
});

test('on a server the module can be imported, and defines nothing', () => {
  expect(Object.keys(element)).toEqual([]);
  expect(globalThis.customElements).toBeUndefined();
});
