// The runtime reports an unhandled failure once, and a handled failure never.
import { expect, test } from 'vitest';
import type { APIPromise, ChatKitOptions, RequestOptions } from '../src/index.ts';
import { params, session } from './session.ts';
import { failure, json, stub, type Sent } from './stub.ts';

/** Runs `work` and returns the rejections that the runtime reports as unhandled. */
async function unhandled(work: () => unknown): Promise<unknown[]> {
  const event = 'unhandledRejection';
  const usual = process.listeners(event);
  const found: unknown[] = [];
  process.removeAllListeners(event);
  process.on(event, (reason) => found.push(reason));
  try {
    await work();
    // The runtime reports after the microtasks; late parts of a call need more time.
    await new Promise((resolve) => setTimeout(resolve, 25));
  } finally {
    process.removeAllListeners(event);
    for (const listener of usual) process.on(event, listener);
  }
  return found;
}

const quiet = (): void => {};
const fail = (options: ChatKitOptions = {}): APIPromise<unknown> =>
  stub([() => failure(400)], options).chatkit.sessions.create(params);

test.for<[string, (call: APIPromise<unknown>) => unknown]>([
  ['await', (call) => call.then(quiet, quiet)],
  ['catch', (call) => call.catch(quiet)],
  ['then and catch', (call) => call.then(quiet).catch(quiet)],
  ['finally and catch', (call) => call.finally(quiet).catch(quiet)],
  ['asResponse', (call) => call.asResponse().catch(quiet)],
  ['withResponse', (call) => call.withResponse().catch(quiet)],
  ['a later catch', (call) => Promise.resolve().then(() => call.catch(quiet))],
  ['Promise.all', (call) => Promise.all([call, call.asResponse()]).catch(quiet)],
  ['Promise.race', (call) => Promise.race([call, call.withResponse()]).catch(quiet)],
  ['all of them', (call) => Promise.allSettled([call, call.asResponse(), call.withResponse()])],
])('a failure handled by %s is not reported as unhandled', async ([, handle]) => {
  expect(await unhandled(() => handle(fail()))).toEqual([]);
  const late = fail({ fetch: () => new Promise((r) => setTimeout(r, 5, failure(400))) });
  expect(await unhandled(() => handle(late))).toEqual([]);
});

test.for<[string, (call: APIPromise<unknown>) => unknown]>([
  ['no handler', quiet],
  ['then', (call) => void call.then(quiet)],
  ['finally', (call) => void call.finally(quiet)],
  ['asResponse', (call) => void call.asResponse()],
  ['withResponse', (call) => void call.withResponse()],
])('a failure with %s and no catch is reported as unhandled once', async ([, ask]) => {
  const found = await unhandled(() => void ask(fail()));
  expect(found).toHaveLength(1);
  expect(found).toMatchObject([{ name: 'BadRequestError' }]);
});

test('invalid data are not reported as unhandled if only asResponse() is used', async () => {
  const found = await unhandled(async () => {
    const { chatkit } = stub([() => new Response('<html>')]);
    await chatkit.sessions.create(params).asResponse();
  });
  expect(found).toEqual([]);
});

test('an abort of an unread body is not reported as unhandled', async () => {
  const heeding = ({ signal }: Sent) =>
    new Response(
      new ReadableStream({
        start: (body) => signal.addEventListener('abort', () => body.error(signal.reason)),
      }),
    );
  for (const pause of [0, 5]) {
    const controller = new AbortController();
    const { signal } = controller;
    const found = await unhandled(async () => {
      const call = stub([heeding]).chatkit.sessions.create(params, { signal });
      setTimeout(() => controller.abort(), 10);
      // Read at once, or late, after the client has begun to read.
      await new Promise((resolve) => setTimeout(resolve, pause));
      await call.asResponse().catch(quiet);
    });
    expect(found).toEqual([]);
  }
});

const reject = (ms: number) =>
  new Promise<never>((_, refuse) => setTimeout(() => refuse(new Error('too late')), ms));
const late = { '~standard': { validate: () => reject(10) } };
const lateBody = (status: number) => () =>
  new Response(
    new ReadableStream({
      pull: () => reject(10),
      cancel: () => Promise.reject(new Error('cannot be cancelled')),
    }),
    { status },
  );

test.for<[string, Parameters<typeof stub>[0], ChatKitOptions]>([
  ['a fetch', [() => reject(10)], {}],
  ['an apiKey function', [], { apiKey: () => reject(10) }],
  ['request validation', [], { validators: { 'sessions.create': { request: late } } }],
  [
    'response validation',
    [() => json(session)],
    { validators: { 'sessions.create': { response: late } } },
  ],
  ['the body of a success', [lateBody(200)], {}],
  ['the body of an error', [lateBody(400)], {}],
  ['the body of a retried response', [lateBody(503), () => json(session)], {}],
])(
  '%s that fails after the call has ended is not reported as unhandled',
  async ([, replies, options]) => {
    const limits: (() => RequestOptions)[] = [
      () => ({ signal: AbortSignal.timeout(4) }),
      () => ({ deadline: 4 }),
      () => ({ timeout: 4, maxRetries: 0, deadline: 8 }),
    ];
    for (const limit of limits) {
      const { chatkit } = stub(replies, options);
      const found = await unhandled(() => chatkit.sessions.create(params, limit()).catch(quiet));
      expect(found).toEqual([]);
    }
  },
);
