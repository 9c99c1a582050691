import { expect, test, vi } from 'vitest';
import * as z from 'zod';
import { createEmulator } from '../src/index.ts';
import { serve } from '../src/node.ts';
import { base, headers, refusal } from './calls.ts';

// Operations that a changed spec could have.
vi.mock('../src/gen/routes.gen.ts', () => ({
  basePath: '/v1',
  routes: [
    {
      operationId: 'echo.list',
      method: 'GET',
      path: '/echo',
      headers: {},
      parameters: {
        limit: { in: 'query', type: 'integer' },
        price: { in: 'query', type: 'number' },
        is_open: { in: 'query', type: 'boolean' },
        tags: { in: 'query', type: 'string', list: 'exploded' },
        ids: { in: 'query', type: 'integer', list: 'joined' },
        'X-Trace': { in: 'header', type: 'integer' },
      },
      params: {
        schema: z.strictObject({
          limit: z.int().min(1).optional(),
          price: z.number().optional(),
          is_open: z.boolean().optional(),
          tags: z.array(z.string()).optional(),
          ids: z.array(z.int()).optional(),
          'X-Trace': z.int().optional(),
        }),
        defaults: { limit: 20 },
      },
    },
    {
      operationId: 'echo.update',
      method: 'PATCH',
      path: '/echo/{seat}/{kind}',
      headers: {},
      pathParameters: {
        seat: { type: 'integer', minimum: 1 },
        kind: { type: 'string', enum: ['window', 'aisle'] },
      },
      parameters: { notify: { in: 'query', type: 'boolean' } },
      body: 'optional',
      params: {
        schema: z.strictObject({ notify: z.boolean().optional(), name: z.string().optional() }),
        defaults: {},
      },
    },
  ],
}));
vi.mock('../src/api/operations.ts', async () => {
  const { jsonResponse } = await import('../src/http/response.ts');
  const echo = ({ params }: { params: unknown }) => jsonResponse(200, params);
  return { operations: { 'echo.list': echo, 'echo.update': echo } };
});

const { fetch } = createEmulator();
const { authorization } = headers;

function list(query: string, more: Record<string, string> = {}): Promise<Response> {
  return fetch(`${base}/echo${query}`, { headers: { authorization, ...more } });
}

function update(path: string, body?: object): Promise<Response> {
  const json = body && JSON.stringify(body);
  return fetch(`${base}/echo${path}`, { method: 'PATCH', headers, ...(json && { body: json }) });
}

test.each<[query: string, params: object]>([
  ['', { limit: 20 }],
  ['?limit=3&price=-2.5e1&is_open=false', { limit: 3, price: -25, is_open: false }],
  ['?tags=a&tags=b%26c', { limit: 20, tags: ['a', 'b&c'] }],
  ['?tags=1', { limit: 20, tags: ['1'] }],
  ['?ids=1,2', { limit: 20, ids: [1, 2] }],
  ['?ids=', { limit: 20, ids: [] }],
  ['?unknown=1', { limit: 20 }],
])('reads the query "%s" as its types', async (query, params) => {
  expect(await (await list(query)).json()).toEqual(params);
});

test.each([
  'limit=',
  'limit=x',
  'limit=0',
  'limit=1&limit=2',
  'limit=0x1',
  'is_open=1',
  'ids=1,x',
  'ids=1&ids=2',
])('a query with the invalid parameter %s is a 400 that names it', async (query) => {
  const { param } = await refusal(list(`?${query}`), 400);
  expect(param).toMatch(new RegExp(`^${query.split('=')[0]}`));
});

test('a header parameter is read as its type', async () => {
  expect(await (await list('', { 'x-trace': ' 7 ' })).json()).toEqual({ limit: 20, 'X-Trace': 7 });
  expect((await refusal(list('', { 'x-trace': 'seven' }), 400)).param).toBe('X-Trace');
  expect((await refusal(list('', { 'x-trace': '' }), 400)).param).toBe('X-Trace');
});

test('the fields of query and body are validated as one value', async () => {
  const response = await update('/1/aisle?notify=true', { name: 'n' });
  expect(await response.json()).toEqual({ notify: true, name: 'n' });
  expect(await (await update('/1/aisle')).json()).toEqual({});
  expect((await refusal(update('/1/aisle?notify=yes', { name: 'n' }), 400)).param).toBe('notify');
});

test('a query parameter in the body is a 400 that says where it belongs', async () => {
  const { message, param } = await refusal(update('/1/aisle', { notify: true }), 400);
  expect([message, param]).toEqual([
    "Invalid 'notify': send it in the query, not in the body.",
    'notify',
  ]);
});

test.each([
  ['/x/aisle', 'seat'],
  ['/0/aisle', 'seat'],
  ['/1.5/aisle', 'seat'],
  ['/1/door', 'kind'],
])('the path %s is a 400 that names the parameter %s', async (path, name) => {
  expect((await refusal(update(path), 400)).param).toBe(name);
});

test('the query arrives through a server too', async () => {
  const server = await serve(createEmulator());
  const response = await globalThis.fetch(`${server.url}/echo?limit=3&tags=a?b`, {
    headers: { authorization },
  });
  expect(await response.json()).toEqual({ limit: 3, tags: ['a?b'] });
  await server.close();
});
