import { expect, test, vi } from 'vitest';
import { createEmulator } from '../src/index.ts';
import type { Route } from '../src/http/route.ts';
import { create, refusal, send } from './calls.ts';

// Operations that a changed spec could have and the emulator does not implement.
vi.mock('../src/gen/routes.gen.ts', async (original) => {
  const { routes, ...others } = await original<{ routes: readonly Route[] }>();
  const headers = { 'OpenAI-Beta': 'chatkit_beta=v1' };
  const added = [
    {
      operationId: 'files.retrieve',
      method: 'GET',
      path: '/chatkit/files/{file_id}',
      headers,
    },
    {
      operationId: 'files.remove',
      method: 'DELETE',
      path: '/chatkit/files/{file_id}',
      headers,
    },
    { operationId: 'files.search', method: 'GET', path: '/chatkit/files/search', headers },
  ];
  return { ...others, routes: [...routes, ...added] };
});

test('an operation of the spec that the emulator does not implement is a 501', async () => {
  const emulator = createEmulator();
  const response = send(emulator, '/chatkit/files/file_1', { method: 'GET' });
  expect(await refusal(response, 501)).toEqual({
    message: 'The emulator does not implement files.retrieve yet.',
    type: 'server_error',
    param: null,
    code: 'not_implemented',
  });
  await create(emulator);
});

test('an operation that is not implemented still checks the key and the headers', async () => {
  const path = '/chatkit/files/file_1';
  const emulator = createEmulator();
  const without = { method: 'GET', authorization: undefined };
  await refusal(send(emulator, path, without), 401);
  await refusal(send(emulator, path, { method: 'GET', 'openai-beta': undefined }), 400);
});

test('a fixed path is matched before one with a parameter', async () => {
  const response = send(createEmulator(), '/chatkit/files/search', { method: 'GET' });
  expect((await refusal(response, 501)).message).toContain('files.search');
});

test('a 405 names every method of its path', async () => {
  const response = await send(createEmulator(), '/chatkit/files/file_1', { method: 'PATCH' });
  expect(response.headers.get('allow')).toBe('GET, DELETE');
});

test('a fault can name an operation that is not implemented', async () => {
  const emulator = createEmulator({ faults: [{ operation: 'files.search', status: 503 }] });
  await refusal(send(emulator, '/chatkit/files/file_1', { method: 'GET' }), 501);
  await refusal(send(emulator, '/chatkit/files/search', { method: 'GET' }), 503);
});
