// The client against the emulator, in this process and over HTTP; the emulator's own tests do the
// same with the official SDK.
import { createEmulator } from '@chatkit-sessions/emulator';
import { serve, type EmulatorServer } from '@chatkit-sessions/emulator/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  AuthenticationError,
  BadRequestError,
  ChatKit,
  ConflictError,
  NotFoundError,
  RateLimitError,
  type ChatKitOptions,
} from '../src/index.ts';

const params = { user: 'user_123', workflow: { id: 'wf_123' } };
const emulator = createEmulator({ apiKeys: ['sk-test'], workflows: ['wf_123'] });
let server: EmulatorServer;

beforeAll(async () => {
  server = await serve(emulator);
});
afterAll(() => server.close());

const inProcess = (): ChatKitOptions => ({ fetch: emulator.fetch });
const overHTTP = (): ChatKitOptions => ({ baseURL: server.url });

describe.each([
  ['in this process', inProcess],
  ['over HTTP', overHTTP],
])('client against the emulator %s', (_, place) => {
  const sessions = (options: ChatKitOptions = {}) =>
    new ChatKit({ apiKey: 'sk-test', maxRetries: 0, ...place(), ...options }).sessions;
  const kept = () => emulator.sessions.list();

  test('creates a session with the required parameters and cancels it', async () => {
    const session = await sessions().create(params);
    expect(kept().at(-1)).toEqual(session);
    const cancelled = await sessions().cancel(session.id);
    expect(cancelled).toEqual({ ...session, status: 'cancelled' });
    expect(kept().at(-1)).toEqual(cancelled);
  });

  test('creates a session with all parameters', async () => {
    const session = await sessions().create({
      user: 'user_123',
      workflow: {
        id: 'wf_123',
        version: '2024-10-01',
        state_variables: { plan: 'pro', seats: 3, isTrial: false },
        tracing: { enabled: false },
      },
      chatkit_configuration: {
        automatic_thread_titling: { enabled: false },
        file_upload: { enabled: true, max_file_size: 16, max_files: 3 },
        history: { enabled: true, recent_threads: 5 },
      },
      expires_after: { anchor: 'created_at', seconds: 120 },
      rate_limits: { max_requests_per_1_minute: 4 },
    });
    expect(session).toMatchObject({
      max_requests_per_1_minute: 4,
      workflow: { version: '2024-10-01', state_variables: { seats: 3 } },
      chatkit_configuration: { file_upload: { max_file_size: 16 }, history: { recent_threads: 5 } },
    });
  });

  test('rejects with AuthenticationError, BadRequestError or NotFoundError by cause', async () => {
    await expect(sessions({ apiKey: 'sk-wrong' }).create(params)).rejects.toThrow(
      AuthenticationError,
    );
    const bad = sessions().create({ user: '', workflow: { id: 'wf_123' } });
    await expect(bad).rejects.toThrow(BadRequestError);
    await expect(bad).rejects.toMatchObject({ status: 400, param: 'user' });
    const missing = sessions().create({ user: 'u', workflow: { id: 'wf_none' } });
    await expect(missing).rejects.toThrow(NotFoundError);
    await expect(missing).rejects.toThrow("Workflow with id 'wf_none' not found.");
    await expect(sessions().cancel('cksess_none')).rejects.toThrow(NotFoundError);
  });

  test('an idempotency key returns the same session, and ConflictError for another body', async () => {
    const idempotencyKey = `key-${kept().length}`;
    emulator.faults.add({ reset: 'after' });
    const first = await sessions({ maxRetries: 1 }).create(params, { idempotencyKey });
    expect(kept().filter(({ id }) => id !== first.id)).toHaveLength(kept().length - 1);
    expect((await sessions().create(params, { idempotencyKey })).id).toBe(first.id);
    const other = sessions().create({ ...params, user: 'other' }, { idempotencyKey });
    await expect(other).rejects.toThrow(ConflictError);
  });

  test('a 429 throws RateLimitError without retries and succeeds with two retries', async () => {
    const fault = { status: 429, headers: { 'retry-after-ms': '1' } };
    emulator.faults.add(fault);
    await expect(sessions().create(params)).rejects.toThrow(RateLimitError);
    emulator.faults.add({ ...fault, times: 2 });
    const before = kept().length;
    await sessions({ maxRetries: 2 }).create(params);
    expect([emulator.faults.list(), kept().length]).toEqual([[], before + 1]);
  });

  test('a delayed or stalled response throws APIConnectionTimeoutError', async () => {
    for (const fault of [{ delay: 60_000 }, { damage: 'stalled' }] as const) {
      emulator.faults.add(fault);
      // Long enough for the request to arrive on a busy machine and use up the fault.
      await expect(sessions({ timeout: 2_000 }).create(params)).rejects.toThrow(
        APIConnectionTimeoutError,
      );
      expect(emulator.faults.list()).toEqual([]);
    }
  });

  test('a truncated response or reset throws APIConnectionError, a non-JSON body APIError', async () => {
    emulator.faults.add({ damage: 'truncated' }, { reset: 'before' });
    await expect(sessions().create(params)).rejects.toThrow(APIConnectionError);
    await expect(sessions().create(params)).rejects.toThrow(APIConnectionError);
    emulator.faults.add({ damage: 'invalid' }, { damage: 'html' });
    await expect(sessions().create(params)).rejects.toThrow(APIError);
    await expect(sessions().create(params)).rejects.toThrow(APIError);
  });

  test('asResponse() and withResponse() return the response with its request id', async () => {
    const response = await sessions().create(params).asResponse();
    expect(await response.json()).toMatchObject({ status: 'active' });
    const { data, request_id, response: raw } = await sessions().create(params).withResponse();
    expect(data.status).toBe('active');
    expect([raw.status, raw.headers.get('x-request-id')]).toEqual([200, request_id]);
  });
});
