import { expect, test } from 'vitest';
import * as z from 'zod';
import { post, postJson } from './api.ts';
import { setUp } from './handler.ts';

const schema = z.strictObject({ plan: z.enum(['free', 'team']), 'a/b~c': z.string().optional() });

/** A handler that takes a plan from an optional body. */
function setUpPlan() {
  return setUp({
    input: schema.optional(),
    stateVariables: (_, user, admitted) => ({ user, plan: admitted?.plan ?? 'unknown' }),
  });
}

test('a valid body is passed to the function stateVariables', async () => {
  const { handler, calls } = setUpPlan();
  expect((await handler(postJson({ plan: 'team' }))).status).toBe(200);
  expect((await handler(post())).status).toBe(200);
  expect(calls.map(({ params }) => params.workflow.state_variables)).toEqual([
    { user: 'user_123', plan: 'team' },
    { user: 'user_123', plan: 'unknown' },
  ]);
});

test('an invalid body is a 422 with a JSON Pointer for each error', async () => {
  const { handler, calls } = setUpPlan();
  const response = await handler(postJson({ plan: 'team', 'a/b~c': 1, workflow: 'wf_other' }));
  expect(response.status).toBe(422);
  const problem = (await response.json()) as { errors: { pointer: string; detail: string }[] };
  expect(problem).toMatchObject({
    title: 'Unprocessable Content',
    detail: 'The body is invalid.',
  });
  expect(problem.errors.map(({ pointer }) => pointer)).toEqual(['#/a~1b~0c', '#']);
  expect(problem.errors[1]?.detail).toContain('workflow');
  expect(calls).toEqual([]);
});

test('the JSON Pointer of any key is a valid URI fragment', async () => {
  const { handler, onError } = setUp({
    input: z.record(z.string(), z.number()),
    stateVariables: (_, __, admitted) => admitted,
  });
  const response = await handler(postJson({ 'a#b c': '', '\ud83d': '', '🔑%': '' }));
  expect(response.status).toBe(422);
  const { errors } = (await response.json()) as { errors: { pointer: string }[] };
  expect(errors.map(({ pointer }) => pointer)).toEqual([
    '#/a%23b%20c',
    '#/%EF%BF%BD',
    '#/%F0%9F%94%91%25',
  ]);
  expect(onError).not.toHaveBeenCalled();
});

test.each<[string, RequestInit, number]>([
  ['broken JSON', { body: '{"plan":', headers: { 'content-type': 'application/json' } }, 400],
  [
    'invalid UTF-8',
    { body: new Uint8Array([34, 255, 34]), headers: { 'content-type': 'application/json' } },
    400,
  ],
  ['a form', { body: new URLSearchParams({ plan: 'team' }) }, 415],
  ['plain text, which needs no preflight', { body: '{"plan":"team"}' }, 415],
])('a body of %s is refused', async (_, init, status) => {
  const { handler, calls } = setUpPlan();
  const response = await handler(post(init));
  expect(response.status).toBe(status);
  expect(JSON.stringify(await response.json())).not.toContain('plan');
  expect(calls).toEqual([]);
});

/** A body of chunks of 1 000 bytes without a content-length, and the number of chunks read. */
function stream(chunks: number) {
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        if (pulled === chunks) return controller.close();
        pulled++;
        controller.enqueue(new Uint8Array(1_000).fill(32));
      },
    },
    { highWaterMark: 0 },
  );
  return { init: { body, duplex: 'half' } as RequestInit, pulled: () => pulled };
}

test.each(['with', 'without'])(
  'a body that is too long is a 413, %s the option input',
  async (which) => {
    const bodyLimit = 3_000;
    const { handler, calls } =
      which === 'with'
        ? setUp({ bodyLimit, input: schema, stateVariables: (_, __, { plan }) => ({ plan }) })
        : setUp({ bodyLimit });
    const long = stream(1_000_000);
    expect((await handler(post(long.init))).status).toBe(413);
    expect(long.pulled()).toBeLessThan(6);
    const announced = stream(1);
    const headers = { 'content-length': '3001' };
    expect((await handler(post({ ...announced.init, headers }))).status).toBe(413);
    expect(announced.pulled()).toBe(0);
    expect(calls).toEqual([]);
  },
);

test('the default body limit is 16 384 bytes', async () => {
  const { handler } = setUp();
  expect((await handler(post({ body: 'x'.repeat(16_384) }))).status).toBe(200);
  expect((await handler(post({ body: 'x'.repeat(16_385) }))).status).toBe(413);
});

test('a body that ends early is a 400', async () => {
  const { handler, calls } = setUpPlan();
  const body = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) });
  expect((await handler(post({ body, duplex: 'half' } as RequestInit))).status).toBe(400);
  expect(calls).toEqual([]);
});

test('a body that user has read is a 500 with the option input, and ignored without', async () => {
  const user = async (request: Request): Promise<string> => `user_${(await request.text()).length}`;
  const ignoring = setUp({ user });
  expect((await ignoring.handler(postJson({ plan: 'team' }))).status).toBe(200);
  const reading = setUp({ user, input: schema, stateVariables: () => ({}) });
  expect((await reading.handler(postJson({ plan: 'team' }))).status).toBe(500);
  expect(String(reading.onError.mock.calls[0]?.[0])).toContain(
    'mount the handler before body parsers',
  );
});
