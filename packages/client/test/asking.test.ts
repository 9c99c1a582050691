// However often, in whatever order and however late a caller asks, there is one call and one outcome.
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { APIPromise } from '../src/index.ts';
import { params, session } from './session.ts';
import { failure, json, stub } from './stub.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** Lets everything else take some turns. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** What a question came to: the data, the response or the error, whichever it brings. */
interface Got {
  data?: unknown;
  response?: unknown;
  /** The response that the data were read from. */
  read?: unknown;
  error?: unknown;
}
type Question = (call: APIPromise<unknown>) => PromiseLike<Got>;

const questions: Record<string, Question> = {
  'then with one argument': (call) => call.then((data) => ({ data })),
  'then with two arguments': (call) =>
    call.then(
      (data) => ({ data }),
      (error: unknown) => ({ error }),
    ),
  catch: (call) => call.catch((error: unknown) => ({ error })).then((got) => asGot(got)),
  finally: (call) => call.finally(() => {}).then((data) => ({ data })),
  withResponse: (call) =>
    call.withResponse().then(({ data, response }) => ({ data, read: response })),
  asResponse: async (call) => ({ response: await call.asResponse() }),
  'Promise.resolve': (call) => Promise.resolve(call).then((data) => ({ data })),
};

function asGot(got: unknown): Got {
  return got instanceof Object && 'error' in got && Object.keys(got).length === 1
    ? got
    : { data: got };
}

/** Questions, whether each waits for the one before, and for how many turns. */
const asking = fc.array(
  fc.record({
    name: fc.constantFrom(...Object.keys(questions)),
    isAfter: fc.boolean(),
    pause: fc.constantFrom(0, 0, 1, 9),
  }),
  { minLength: 1, maxLength: 6 },
);

async function ask(
  call: APIPromise<unknown>,
  order: readonly { name: string; isAfter: boolean; pause: number }[],
): Promise<Got[]> {
  const asked: Promise<Got>[] = [];
  for (const { name, isAfter, pause } of order) {
    if (isAfter) await asked.at(-1);
    await turns(pause);
    const answer = Promise.resolve(questions[name]!(call));
    asked.push(answer.catch((error: unknown) => ({ error })));
  }
  return Promise.all(asked);
}

const outcomes: [string, () => Response, object][] = [
  ['a session', () => json(session), session],
  ['an error', () => failure(400), { name: 'BadRequestError' }],
];

for (const [outcome, reply, expected] of outcomes) {
  test(`${outcome}: the same for each question, of one request`, async () => {
    const isError = outcome === 'an error';
    await fc.assert(
      fc.asyncProperty(asking, fc.constantFrom(0, 4), async (order, delay) => {
        const { chatkit, sent } = stub([() => turns(delay).then(reply)]);
        const call = chatkit.sessions.create(params);
        // An error of which nobody has asked by the time it comes is reported by the runtime.
        if (isError) call.catch(() => {});
        const got = await ask(call, order);
        expect(got).toHaveLength(order.length);
        for (const each of got) expect('error' in each).toBe(isError);
        for (const kind of ['data', 'response', 'read', 'error'] as const) {
          const values = got.filter((each) => kind in each).map((each) => each[kind]);
          expect(new Set(values).size).toBeLessThanOrEqual(1);
          if (/data|error/.test(kind) && values.length) expect(values[0]).toMatchObject(expected);
        }
        expect(sent).toHaveLength(1);
      }),
      { numRuns: 150 },
    );
  });
}

test('asResponse twice is the same response, which withResponse gives as well', async () => {
  const { chatkit } = stub();
  const call = chatkit.sessions.create(params);
  const response = await call.asResponse();
  expect(await call.asResponse()).toBe(response);
  expect(response.bodyUsed).toBe(false);
  const { data, response: again } = await call.withResponse();
  expect(again).toBe(response);
  expect(data).toEqual(session);
});

test('a call begins at once, and not with the first question', async () => {
  const { chatkit, sent } = stub();
  const call = chatkit.sessions.create(params);
  await turns(1);
  expect(sent).toHaveLength(1);
  expect(await call).toEqual(session);
  expect(sent).toHaveLength(1);
});

test('asResponse() gives a response whose body is not JSON', async () => {
  const { chatkit } = stub([() => new Response('<html>')]);
  const call = chatkit.sessions.create(params);
  const response = await call.asResponse();
  expect(await response.text()).toBe('<html>');
});

test('asResponse() gives the response although its data were invalid', async () => {
  for (const bad of ['<html>', '"text"', '']) {
    const { chatkit } = stub([() => new Response(bad)]);
    const call = chatkit.sessions.create(params);
    await expect(call).rejects.toMatchObject({ name: 'APIError', status: 200 });
    expect((await call.asResponse()).status).toBe(200);
  }
});

test('after asResponse the body comes as slowly as it likes: no timeout, no deadline', async () => {
  vi.useFakeTimers();
  const cancel = vi.fn();
  let body!: ReadableStreamDefaultController;
  const start = (controller: typeof body) => void (body = controller);
  const { chatkit, sent } = stub([() => new Response(new ReadableStream({ start, cancel }))]);
  const call = chatkit.sessions.create(params, { timeout: 1_000, deadline: 2_000 });
  const response = await call.asResponse();
  expect(vi.getTimerCount()).toBe(0);
  await vi.advanceTimersByTimeAsync(100_000);
  expect(sent[0]?.signal.aborted).toBe(false);
  expect(cancel).not.toHaveBeenCalled();
  body.enqueue(new TextEncoder().encode(JSON.stringify(session)));
  body.close();
  expect(await response.json()).toEqual(session);
});

test('finally comes after the call, waits for what it is given, and passes its failure on', async () => {
  const done: string[] = [];
  const { chatkit } = stub([() => turns(3).then(() => json(session))]);
  const call = chatkit.sessions.create(params);
  void call.then(() => done.push('then'));
  const data = await call.finally(async () => {
    await turns(3);
    done.push('finally');
  });
  expect([data, done]).toEqual([session, ['then', 'finally']]);
  const refusal = new Error('not so fast');
  await expect(call.finally(() => Promise.reject(refusal))).rejects.toBe(refusal);
  await expect(
    call.finally(() => {
      throw refusal;
    }),
  ).rejects.toBe(refusal);
});

test('what then is given is a promise as any other', async () => {
  const { chatkit } = stub([() => json(session)]);
  const call = chatkit.sessions.create(params);
  const derived = [call.then(), call.then(null, null), call.catch(null), call.finally(null)];
  for (const each of derived) {
    expect(each).toBeInstanceOf(Promise);
    expect(await each).toEqual(session);
  }
  const refusal = new Error('no');
  await expect(call.then(() => Promise.reject(refusal))).rejects.toBe(refusal);
  const others = [call, new Promise(() => {})];
  expect([await Promise.any(others), await Promise.race(others)]).toEqual([session, session]);
});

test('data asked for long after the response was handed over have a deadline of their own', async () => {
  vi.useFakeTimers();
  const { chatkit } = stub();
  const call = chatkit.sessions.create(params, { deadline: 1_000 });
  await call.asResponse();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await call).toEqual(session);
});
