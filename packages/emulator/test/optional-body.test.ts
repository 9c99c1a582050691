import { expect, test, vi } from 'vitest';
import * as z from 'zod';
import { createEmulator } from '../src/index.ts';
import { refusal, send } from './calls.ts';

// An operation that a changed spec could have.
vi.mock('../src/gen/routes.gen.ts', () => ({
  basePath: '/v1',
  routes: [
    {
      operationId: 'echo.send',
      method: 'POST',
      path: '/echo',
      headers: {},
      body: 'optional',
      params: { schema: z.strictObject({ a: z.int() }), defaults: { a: 7 } },
    },
  ],
}));
vi.mock('../src/api/operations.ts', async () => {
  const { jsonResponse } = await import('../src/http/response.ts');
  return {
    operations: { 'echo.send': ({ params }: { params: unknown }) => jsonResponse(200, params) },
  };
});

test('a request without an optional body gets the defaults', async () => {
  for (const contentType of [undefined, 'application/json']) {
    const response = await send(createEmulator(), '/echo', { 'content-type': contentType });
    expect([response.status, await response.json()]).toEqual([200, { a: 7 }]);
  }
});

test('an optional body that is sent is validated', async () => {
  const emulator = createEmulator();
  expect(await (await send(emulator, '/echo', { body: { a: 1 } })).json()).toEqual({ a: 1 });
  const wrong = await refusal(send(emulator, '/echo', { body: { a: 'x' } }), 400);
  expect(wrong.param).toBe('a');
  const text = send(emulator, '/echo', { body: 'a=1', 'content-type': 'text/plain' });
  expect((await refusal(text, 400)).param).toBe('content-type');
});
