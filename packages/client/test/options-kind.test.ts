// Options of the wrong type must not be ignored silently. The error names the option.
import { expect, test } from 'vitest';
import { ChatKit, ChatKitError } from '../src/index.ts';
import { apiKey, params } from './session.ts';
import { rejection, stub } from './stub.ts';

const notObjects = [5, 'text', true, 5n, Symbol('s'), () => {}];

test.for(
  ['defaultHeaders', 'defaultQuery', 'fetchOptions', 'validators'].flatMap((name) =>
    notObjects.map((value) => [name, value] as const),
  ),
)('rejects as client option %s: %o', ([name, value]) => {
  const make = () => new ChatKit({ apiKey, [name]: value });
  expect(make).toThrow(ChatKitError);
  expect(make).toThrow(`The option ${name} must be an object, got `);
  expect(() => stub().chatkit.withOptions({ [name]: value })).toThrow(name);
});

test.for(
  ['headers', 'query', 'fetchOptions'].flatMap((name) =>
    notObjects.map((value) => [name, value] as const),
  ),
)('rejects as call option %s before anything is sent: %o', async ([name, value]) => {
  const { chatkit, sent } = stub();
  const error = await rejection(chatkit.sessions.create(params, { [name]: value }));
  expect(error).toBeInstanceOf(ChatKitError);
  expect(error).toMatchObject({
    message: expect.stringContaining(`The option ${name} must be an object, got `),
  });
  expect(sent).toHaveLength(0);
});

test.for(['headers', 'query', 'fetchOptions', 'signal'])(
  'null as the call option %s counts as not set',
  async (name) => {
    const { chatkit, sent } = stub(undefined, { fetchOptions: { credentials: 'omit' } });
    await chatkit.sessions.create(params, { [name]: null });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.init.credentials).toBe('omit');
  },
);

test('sends query values without trimming them', async () => {
  const { chatkit, sent } = stub(undefined, { defaultQuery: { a: ' x ', b: '  ' } });
  await chatkit.sessions.create(params, { query: [['c', '\ty']] as never });
  const { searchParams } = new URL(sent[0]!.url);
  expect([...searchParams]).toEqual([
    ['a', ' x '],
    ['c', '\ty'],
  ]);
});
