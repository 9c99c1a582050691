// One call sends one request and has one outcome, however often and in whatever order it is read.
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { APIPromise } from '../src/index.ts';
import { params, session } from './session.ts';
import { failure, json, stub } from './stub.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** Waits for `count` turns of the event loop. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** The result of one read: the data, the response or the error. */
interface ReadResult {
  data?: unknown;
  response?: unknown;
  /** The response that `withResponse()` returned with the data. */
  read?: unknown;
  error?: unknown;
}
type Read = (call: APIPromise<unknown>) => PromiseLike<ReadResult>;

const reads: Record<string, Read> = {
  'then with one argument': (call) => call.then((data) => ({ data })),
  'then with two arguments': (call) =>
    call.then(
      (data) => ({ data }),
      (error: unknown) => ({ error }),
    ),
  catch: (call) => call.catch((error: unknown) => ({ error })).then((got) => asReadResult(got)),
  finally: (call) => call.finally(() => {}).then((data) => ({ data })),
  withResponse: (call) =>
    call.withResponse().then(({ data, response }) => ({ data, read: response })),
  asResponse: async (call) => ({ response: await call.asResponse() }),
  'Promise.resolve': (call) => Promise.resolve(call).then((data) => ({ data })),
};

function asReadResult(got: unknown): ReadResult {
  return got instanceof Object && 'error' in got && Object.keys(got).length === 1
    ? got
    : { data: got };
}

/** Reads, whether each waits for the previous read, and for how many turns it pauses. */
const asking = fc.array(
  fc.record({
    name: fc.constantFrom(...Object.keys(reads)),
    isAfter: fc.boolean(),
    pause: fc.constantFrom(0, 0, 1, 9),
  }),
  { minLength: 1, maxLength: 6 },
);

async function ask(
  call: APIPromise<unknown>,
  order: readonly { name: string; isAfter: boolean; pause: number }[],
): Promise<ReadResult[]> {
  const asked: Promise<ReadResult>[] = [];
  for (const { name, isAfter, pause } of order) {
    if (isAfter) await asked.at(-1);
    await turns(pause);
    const result = Promise.resolve(reads[name]!(call));
    asked.push(result.catch((error: unknown) => ({ error })));
  }
  return Promise.all(asked);
}

const outcomes: [string, () => Response, object][] = [
  ['a session', () => json(session), session],
  ['an error', () => failure(400), { name: 'BadRequestError' }],
];

for (const [outcome, reply, expected] of outcomes) {
  test(`${outcome}: reads in any order share one request and one result`, async () => {
    const isError = outcome === 'an error';
    await fc.assert(
      fc.asyncProperty(asking, fc.constantFrom(0, 4), async (order, delay) => {
        const { chatkit, sent } = stub([() => turns(delay).then(reply)]);
        const call = chatkit.sessions.create(params);
        // The runtime reports a rejection that has no handler yet.
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

test('asResponse() twice and withResponse() return the same response', async () => {
  const { chatkit } = stub();
  const call = chatkit.sessions.create(params);
  const response = await call.asResponse();
  expect(await call.asResponse()).toBe(response);
  expect(response.bodyUsed).toBe(false);
  const { data, response: again } = await call.withResponse();
  expect(again).toBe(response);
  expect(data).toEqual(session);
});

test('a call sends its request at once, before anybody awaits it', async () => {
  const { chatkit, sent } = stub();
  const call = chatkit.sessions.create(params);
  await turns(1);
  expect(sent).toHaveLength(1);
  expect(await call).toEqual(session);
  expect(sent).toHaveLength(1);
});

test('asResponse() returns a response whose body is not JSON', async () => {
  const { chatkit } = stub([() => new Response('<html>')]);
  const call = chatkit.sessions.create(params);
  const response = await call.asResponse();
  expect(await response.text()).toBe('<html>');
});

test('asResponse() returns the response after the data were rejected as invalid', async () => {
  for (const bad of ['<html>', '"text"', '']) {
    const { chatkit } = stub([() => new Response(bad)]);
    const call = chatkit.sessions.create(params);
    await expect(call).rejects.toMatchObject({ name: 'APIError', status: 200 });
    expect((await call.asResponse()).status).toBe(200);
  }
});

test('after asResponse() neither timeout nor deadline limits the body', async () => {
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

test('finally() runs after the call, waits for its callback and rejects with its error', async () => {
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

test('then(), catch() and finally() return promises, also without a callback', async () => {
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

test('data read after the deadline has passed since asResponse() still arrive', async () => {
  vi.useFakeTimers();
  const { chatkit } = stub();
  const call = chatkit.sessions.create(params, { deadline: 1_000 });
  await call.asResponse();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await call).toEqual(session);
});
