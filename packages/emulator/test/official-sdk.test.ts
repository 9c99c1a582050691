import OpenAI, {
  APIConnectionError,
  APIConnectionTimeoutError,
  ConflictError,
  RateLimitError,
  type ClientOptions,
} from 'openai';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { serve, type EmulatorServer } from '../src/node.ts';
import { minimal } from './calls.ts';
import { expectToFit } from './spec.ts';

// A clock that stands still: seconds that pass during a test must not show.
const now = 1_700_000_000_000;
const emulator = createEmulator({
  apiKeys: ['sk-test'],
  workflows: ['wf_123'],
  clock: () => now,
});
let server: EmulatorServer;

beforeAll(async () => {
  server = await serve(emulator);
});
afterAll(() => server.close());

const inProcess = (): ClientOptions => ({ fetch: emulator.fetch });
const overHTTP = (): ClientOptions => ({ baseURL: server.url });

describe.each([
  ['in this process', inProcess],
  ['over HTTP', overHTTP],
])('the official SDK %s', (_, place) => {
  const sessions = (options: ClientOptions = {}) =>
    new OpenAI({ apiKey: 'sk-test', maxRetries: 0, ...place(), ...options }).beta.chatkit.sessions;
  const kept = () => emulator.sessions.list().length;

  test('creates a session with the required fields, and cancels it', async () => {
    const session = await sessions().create(minimal);
    expectToFit('ChatSession', session);
    expect(session._request_id).toMatch(/^req_/);
    const cancelled = await sessions().cancel(session.id);
    expect(cancelled).toEqual({ ...session, status: 'cancelled' });
  });

  test('throws ConflictError for another request with the same idempotency key', async () => {
    const headers = { 'idempotency-key': `key-${kept()}` };
    const first = await sessions().create(minimal, { headers });
    expect((await sessions().create(minimal, { headers })).id).toBe(first.id);
    const other = sessions().create({ ...minimal, user: 'other' }, { headers });
    await expect(other).rejects.toThrow(ConflictError);
  });

  test('rejects with 400 for a wrong beta header', async () => {
    const options = { headers: { 'OpenAI-Beta': 'assistants=v2' } };
    await expect(sessions().create(minimal, options)).rejects.toMatchObject({
      status: 400,
      param: 'openai-beta',
    });
  });

  test('throws RateLimitError for a 429, and succeeds with retries', async () => {
    const fault = { status: 429, headers: { 'retry-after-ms': '1' } };
    emulator.faults.add(fault);
    await expect(sessions().create(minimal)).rejects.toThrow(RateLimitError);
    emulator.faults.add({ ...fault, times: 2 });
    const before = kept();
    await sessions({ maxRetries: 2 }).create(minimal);
    expect([emulator.faults.list(), kept()]).toEqual([[], before + 1]);
  });

  test('throws APIConnectionError for a reset, and succeeds with a retry', async () => {
    emulator.faults.add({ reset: 'before' });
    await expect(sessions().create(minimal)).rejects.toThrow(APIConnectionError);
    emulator.faults.add({ reset: 'before' });
    await sessions({ maxRetries: 1 }).create(minimal);
  });

  test('throws APIConnectionTimeoutError for a delay beyond the timeout', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    emulator.faults.add({ delay: 60_000 });
    const call = sessions({ timeout: 2_000 }).create(minimal);
    const outcome = expect(call).rejects.toThrow(APIConnectionTimeoutError);
    while (emulator.faults.list().length > 0) await new Promise(setImmediate);
    await vi.advanceTimersByTimeAsync(2_000);
    await outcome;
  });

  test('fails for a stalled, a truncated and an invalid body', async () => {
    emulator.faults.add({ damage: 'stalled' }, { damage: 'truncated' }, { damage: 'invalid' });
    const controller = new AbortController();
    const stalled = sessions().create(minimal, { signal: controller.signal }).withResponse();
    const outcome = expect(stalled).rejects.toThrow();
    while (emulator.faults.list().length > 2) await new Promise(setImmediate);
    controller.abort();
    await outcome;
    await expect(sessions().create(minimal)).rejects.toThrow('terminated');
    await expect(sessions().create(minimal)).rejects.toThrow(SyntaxError);
  });

  test('returns the response from asResponse() and withResponse()', async () => {
    const response = await sessions().create(minimal).asResponse();
    expectToFit('ChatSession', await response.json());
    const { data, request_id, response: raw } = await sessions().create(minimal).withResponse();
    expect(data.status).toBe('active');
    expect([raw.status, raw.headers.get('x-request-id')]).toEqual([200, request_id]);
  });
});
