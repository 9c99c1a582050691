import fc from 'fast-check';
import { expect, test } from 'vitest';
import { params } from './session.ts';
import { rejection, stub } from './stub.ts';

test.for([
  ['a/b', 'a%2Fb'],
  ['a b?c#d', 'a%20b%3Fc%23d'],
  ['%2e%2e', '%252e%252e'],
  ['…', '%E2%80%A6'],
])('the path parameter %j is sent as %s', async ([id, encoded]) => {
  const { chatkit, sent } = stub();
  await chatkit.sessions.cancel(id!);
  expect(new URL(sent[0]!.url).pathname).toBe(`/v1/chatkit/sessions/${encoded}/cancel`);
});

test.for(['', ' ', '.', '..', undefined, null, NaN, Infinity, '\ud800', 'a\udfff'])(
  'rejects the path parameter %j, names it and sends nothing',
  async (id) => {
    const { chatkit, sent } = stub();
    const error = await rejection(chatkit.sessions.cancel(id as string));
    expect(error).toMatchObject({ name: 'ChatKitError' });
    expect(String(error)).toContain('sessions.cancel: session_id must be an id, got ');
    expect(sent).toHaveLength(0);
  },
);

test.for([
  [{ score: NaN }, 'workflow.state_variables.score is NaN'],
  [{ fine: 1, 'most.': Infinity }, 'workflow.state_variables.most. is Infinity'],
  [{ nested: [1, { deep: -Infinity }] }, 'workflow.state_variables.nested.1.deep is -Infinity'],
])('rejects state variables %o with the message "%s"', async ([state, message]) => {
  const { chatkit, sent } = stub();
  const workflow = { id: 'wf_123', state_variables: state as Record<string, number> };
  const error = await rejection(chatkit.sessions.create({ user: 'u', workflow }));
  expect(String(error)).toContain(message);
  expect(sent).toHaveLength(0);
});

test('sends null and the string "null" in a body', async () => {
  const { chatkit, sent } = stub();
  // The type excludes null, but JavaScript callers may pass it.
  const loose = { user: 'null', workflow: { id: 'w', version: null as unknown as string } };
  await chatkit.sessions.create(loose);
  expect(sent[0]?.body).toBe(JSON.stringify(loose));
});

test('a circular body or a bigint throws ChatKitError with the TypeError as cause', async () => {
  const { chatkit, sent } = stub();
  const circular: Record<string, unknown> = { ...params };
  circular['self'] = circular;
  for (const body of [circular, { ...params, user: 1n }]) {
    const error = await rejection(chatkit.sessions.create(body as never));
    expect(error).toMatchObject({ name: 'ChatKitError', cause: expect.any(TypeError) });
  }
  expect(sent).toHaveLength(0);
});

test('a toJSON() that throws a string rejects with that string in the message', async () => {
  const { chatkit, sent } = stub();
  const toJSON = () => {
    throw 'no such user';
  };
  const error = await rejection(chatkit.sessions.create({ ...params, toJSON } as never));
  expect(error).toMatchObject({ name: 'ChatKitError', message: 'sessions.create: no such user' });
  expect(sent).toHaveLength(0);
});

test.for([
  ['NaN', Object(NaN) as unknown],
  ['Invalid Date', new Date(NaN)],
  ['-Infinity', { toJSON: () => -Infinity }],
] as const)(
  'rejects an object that serializes to %s and names its path',
  async ([words, value]) => {
    const { chatkit, sent } = stub();
    const odd = { ...params, workflow: { id: 'wf_123', state_variables: { a: value } } };
    const error = await rejection(chatkit.sessions.create(odd as typeof params));
    expect(String(error)).toContain(`workflow.state_variables.a is ${words}`);
    expect(sent).toHaveLength(0);
  },
);

test('any path parameter is sent as one path segment or rejected', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'./\\%2e?#:@;& \t\n') }),
  );
  await fc.assert(
    fc.asyncProperty(text, async (id) => {
      const { chatkit, sent } = stub();
      const call = chatkit.sessions.cancel(id);
      if (!id.trim() || id === '.' || id === '..') {
        expect(await rejection(call)).toMatchObject({ name: 'ChatKitError' });
        expect(sent).toHaveLength(0);
        return;
      }
      await call;
      const { origin, pathname, search, hash } = new URL(sent[0]!.url);
      expect([origin, search, hash]).toEqual(['https://api.openai.com', '', '']);
      const [, ...segments] = pathname.split('/').map(decodeURIComponent);
      expect(segments).toEqual(['v1', 'chatkit', 'sessions', id, 'cancel']);
    }),
    { numRuns: 300 },
  );
});

test('any body is sent as JSON.stringify() writes it, or rejected for NaN or Infinity', async () => {
  const number = fc.constantFrom(NaN, Infinity, -Infinity);
  const path = fc.array(fc.oneof(fc.constantFrom('a', 'b.c', 'null'), fc.nat({ max: 3 })), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), path, number, async (value, keys, wrong) => {
      const { chatkit, sent } = stub();
      await chatkit.sessions.create({ ...params, value } as never);
      expect(sent[0]?.body).toBe(JSON.stringify({ ...params, value }));
      let nested: unknown = wrong;
      for (const key of keys.toReversed()) {
        // Put the value at the end of an array.
        if (typeof key === 'number') nested = [...Array<unknown>(key).fill(value), nested];
        else nested = { beside: value, [key]: nested };
      }
      const error = await rejection(chatkit.sessions.create({ ...params, nested } as never));
      expect(error).toMatchObject({ name: 'ChatKitError' });
      expect(String(error)).toContain(['nested', ...keys].join('.'));
      expect(String(error)).toContain(String(wrong));
      expect(sent).toHaveLength(1);
    }),
  );
});
