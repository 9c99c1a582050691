import { expect, test, vi } from 'vitest';
import { createEmulator } from '../src/index.ts';
import type { Route } from '../src/route.ts';
import { create, refusal, send } from './calls.ts';

// What the generator would add for operations that a changed spec has and nobody has built here.
vi.mock('../src/gen/routes.gen.ts', async (original) => {
  const { routes } = await original<{ routes: readonly Route[] }>();
  const headers = { 'OpenAI-Beta': 'chatkit_beta=v1' };
  const added = [
    {
      operationId: 'threads.retrieve',
      method: 'GET',
      path: '/chatkit/threads/{thread_id}',
      headers,
    },
    {
      operationId: 'threads.remove',
      method: 'DELETE',
      path: '/chatkit/threads/{thread_id}',
      headers,
    },
    { operationId: 'threads.search', method: 'GET', path: '/chatkit/threads/search', headers },
  ];
  return { routes: [...routes, ...added] };
});

test('an operation that the spec has and the emulator does not act on is a 501', async () => {
  const emulator = createEmulator();
  const answer = send(emulator, '/chatkit/threads/cthr_1', { method: 'GET' });
  expect(await refusal(answer, 501)).toEqual({
    message: 'The emulator does not act on threads.retrieve yet.',
    type: 'server_error',
    param: null,
    code: 'not_implemented',
  });
  await create(emulator);
});

test('its key and headers are looked at all the same', async () => {
  const path = '/chatkit/threads/cthr_1';
  const emulator = createEmulator();
  const without = { method: 'GET', authorization: undefined };
  await refusal(send(emulator, path, without), 401);
  await refusal(send(emulator, path, { method: 'GET', 'openai-beta': undefined }), 400);
});

test('a fixed path comes before one with a parameter', async () => {
  const answer = send(createEmulator(), '/chatkit/threads/search', { method: 'GET' });
  expect((await refusal(answer, 501)).message).toContain('threads.search');
});

test('a 405 names every method of the path', async () => {
  const response = await send(createEmulator(), '/chatkit/threads/cthr_1', { method: 'PATCH' });
  expect(response.headers.get('allow')).toBe('GET, DELETE');
});

test('faults know the added operations', async () => {
  const emulator = createEmulator({ faults: [{ operation: 'threads.search', status: 503 }] });
  await refusal(send(emulator, '/chatkit/threads/cthr_1', { method: 'GET' }), 501);
  await refusal(send(emulator, '/chatkit/threads/search', { method: 'GET' }), 503);
});
