// A failure that nobody handles is told of by the runtime, once; one that is handled never is.
import { expect, test } from 'vitest';
import type { APIPromise, ChatKitOptions, RequestOptions } from '../src/index.ts';
import { params, session } from './session.ts';
import { failure, json, stub } from './stub.ts';

/** What the runtime reports as unhandled while something is done, and until all of it has settled. */
async function unhandled(work: () => unknown): Promise<unknown[]> {
  const event = 'unhandledRejection';
  const usual = process.listeners(event);
  const found: unknown[] = [];
  process.removeAllListeners(event);
  process.on(event, (reason) => found.push(reason));
  try {
    await work();
    // It is reported once the microtasks are done; what a call leaves behind may take some more.
    await new Promise((resolve) => setTimeout(resolve, 60));
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
  ['catch, after a while', (call) => Promise.resolve().then(() => call.catch(quiet))],
  ['Promise.all', (call) => Promise.all([call, call.asResponse()]).catch(quiet)],
  ['Promise.race', (call) => Promise.race([call, call.withResponse()]).catch(quiet)],
  ['all of them', (call) => Promise.allSettled([call, call.asResponse(), call.withResponse()])],
])('a failure handled by %s is not reported', async ([, handle]) => {
  expect(await unhandled(() => handle(fail()))).toEqual([]);
  const late = fail({ fetch: () => new Promise((r) => setTimeout(r, 5, failure(400))) });
  expect(await unhandled(() => handle(late))).toEqual([]);
});

test.for<[string, (call: APIPromise<unknown>) => unknown]>([
  ['nothing at all', quiet],
  ['then', (call) => void call.then(quiet)],
  ['finally', (call) => void call.finally(quiet)],
  ['asResponse', (call) => void call.asResponse()],
  ['withResponse', (call) => void call.withResponse()],
])('a failure of which nobody asks but %s is reported once', async ([, ask]) => {
  const found = await unhandled(() => void ask(fail()));
  expect(found).toHaveLength(1);
  expect(found).toMatchObject([{ name: 'BadRequestError' }]);
});

test('bad data that nobody asks for are not reported', async () => {
  const found = await unhandled(async () => {
    const { chatkit } = stub([() => new Response('<html>')]);
    await chatkit.sessions.create(params).asResponse();
  });
  expect(found).toEqual([]);
});

const reject = (ms: number) =>
  new Promise<never>((_, refuse) => setTimeout(() => refuse(new Error('too late')), ms));
const late = { '~standard': { validate: () => reject(30) } };
const lateBody = (status: number) => () =>
  new Response(
    new ReadableStream({
      pull: () => reject(30),
      cancel: () => Promise.reject(new Error('cannot be let go')),
    }),
    { status },
  );

test.for<[string, Parameters<typeof stub>[0], ChatKitOptions]>([
  ['a fetch', [() => reject(30)], {}],
  ['an apiKey function', [], { apiKey: () => reject(30) }],
  ['the check of a request', [], { validators: { 'sessions.create': { request: late } } }],
  [
    'the check of an answer',
    [() => json(session)],
    { validators: { 'sessions.create': { response: late } } },
  ],
  ['the body of a success', [lateBody(200)], {}],
  ['the body of an error', [lateBody(400)], {}],
  ['the body of an answer that is retried', [lateBody(503), () => json(session)], {}],
])('%s that fails after the call has ended is not reported', async ([, replies, options]) => {
  const limits: (() => RequestOptions)[] = [
    () => ({ signal: AbortSignal.timeout(10) }),
    () => ({ deadline: 10 }),
    () => ({ timeout: 10, maxRetries: 0, deadline: 20 }),
  ];
  for (const limit of limits) {
    const { chatkit } = stub(replies, options);
    const found = await unhandled(() => chatkit.sessions.create(params, limit()).catch(quiet));
    expect(found).toEqual([]);
  }
});
