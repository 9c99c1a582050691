import { expect, test, vi } from 'vitest';
import type { ChatUser } from '../src/index.ts';
import { post } from './api.ts';
import { setUp } from './handler.ts';

test.each<[string, ChatUser]>([
  ['null', null],
  ['undefined', undefined],
  ['an empty id', ''],
  ['an empty id in an object', { id: '' }],
  ['a blank id', ' \t'],
])('if user returns %s, the response is a 401 and no session is created', async (_, user) => {
  const { handler, onError, calls } = setUp({ user: () => user });
  const response = await handler(post());
  expect(response.status).toBe(401);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('date')).not.toBeNull();
  expect(await response.json()).toEqual({
    type: 'about:blank',
    title: 'Unauthorized',
    status: 401,
    detail: 'Sign in first.',
  });
  expect(calls).toEqual([]);
  expect(onError).not.toHaveBeenCalled();
});

test("the user's headers are added to every response, but replace none of its own", async () => {
  const headers = new Headers({
    'content-type': 'text/html',
    'content-length': '5',
    'access-control-allow-origin': '*',
    'cache-control': 'public',
    'x-seen': 'yes',
  });
  headers.append('set-cookie', 'a=1');
  headers.append('set-cookie', 'b=2');
  const limit = vi.fn<() => null | object>(() => null);
  const user = (): ChatUser => ({ id: 'user_123', headers });
  const { handler } = setUp({ user, limit });
  const created = await handler(post());
  limit.mockReturnValue({});
  const refused = await handler(post());
  expect([created.status, refused.status]).toEqual([200, 429]);
  for (const response of [created, refused]) {
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('x-seen')).toBe('yes');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-type')).toMatch(/^application\/(problem\+)?json$/);
    expect(response.headers.has('content-length')).toBe(false);
    expect(response.headers.has('access-control-allow-origin')).toBe(false);
  }
});

test('an id with line breaks adds no header to the response', async () => {
  const id = 'x\r\nset-cookie: admin=1\r\n\r\n{"user":"admin"}\u0000';
  const { handler, calls } = setUp({ user: () => ({ id }) });
  const response = await handler(post());
  expect(calls[0]?.params.user).toBe(id);
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(JSON.stringify([...response.headers])).not.toContain('admin');
});

test('a user header with a line break is a 500 without that header', async () => {
  const headers = { 'set-cookie': 'a=1\r\nx-admin: 1' };
  const { handler, onError, calls } = setUp({ user: () => ({ id: 'u', headers }) });
  const response = await handler(post());
  expect(response.status).toBe(500);
  expect(response.headers.has('x-admin')).toBe(false);
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(onError.mock.calls[0]?.[0]).toBeInstanceOf(TypeError);
  expect(calls).toEqual([]);
});

test.each<[unknown, string]>([
  [{ userId: 'user_123' }, 'an object whose id is undefined'],
  [{ id: null }, 'an object whose id is null'],
  [{ id: 42 }, 'an object whose id is a number'],
  [42, 'a number'],
  [false, 'a boolean'],
  [['user_123'], 'an array'],
])(
  'if user returns %j, the response is a 500 and the error says what to return',
  async (user, got) => {
    const { handler, onError, calls } = setUp({ user: () => user as ChatUser });
    expect((await handler(post())).status).toBe(500);
    expect(String(onError.mock.calls[0]?.[0])).toBe(
      `TypeError: The option user must return the user's id as a string, { id, headers? } or null, got ${got}.`,
    );
    expect(calls).toEqual([]);
  },
);
