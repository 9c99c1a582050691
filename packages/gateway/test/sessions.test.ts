import { ChatKit } from '@chatkit-sessions/client';
import { ChatSession } from '@chatkit-sessions/zod';
import OpenAI, {
  AuthenticationError,
  BadRequestError,
  NotFoundError,
  type ClientOptions,
} from 'openai';
import { describe, expect, test } from 'vitest';
import { serve } from '../src/node.ts';
import {
  apiKey,
  cancel,
  create,
  createTestClock,
  createTestGateway,
  minimal,
  outcome,
  secret,
  send,
} from './set-up.ts';

const full = {
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
} as const;

/** Calls `use` with the sessions of a client that talks HTTP with a gateway. */
async function withServer(
  use: (options: { baseURL: string; apiKey: string }) => Promise<void>,
): Promise<void> {
  const server = await serve(createTestGateway());
  try {
    await use({ baseURL: `${server.url}/v1`, apiKey });
  } finally {
    await server.close();
  }
}

describe.each([
  ['the official SDK', (options: ClientOptions) => new OpenAI(options).beta.chatkit.sessions],
  [
    'our client',
    ({ baseURL, apiKey }: ClientOptions) =>
      new ChatKit({ baseURL: baseURL!, apiKey: apiKey as string, maxRetries: 0 }).sessions,
  ],
])('%s', (_, sessionsOf) => {
  test('creates a session with defaults and cancels it', () =>
    withServer(async (options) => {
      const sessions = sessionsOf({ ...options, maxRetries: 0 });
      const session = await sessions.create(minimal);
      expect(ChatSession.safeParse(session).error).toBeUndefined();
      expect(session).toMatchObject({
        status: 'active',
        max_requests_per_1_minute: 10,
        workflow: {
          id: 'wf_123',
          version: null,
          state_variables: null,
          tracing: { enabled: true },
        },
        chatkit_configuration: {
          automatic_thread_titling: { enabled: true },
          file_upload: { enabled: false, max_file_size: 512, max_files: 10 },
          history: { enabled: true, recent_threads: null },
        },
      });
      expect(await sessions.cancel(session.id)).toEqual({ ...session, status: 'cancelled' });
    }));

  test('creates a session with every parameter', () =>
    withServer(async (options) => {
      const session = await sessionsOf({ ...options, maxRetries: 0 }).create(full);
      expect(session).toMatchObject({
        max_requests_per_1_minute: 4,
        workflow: full.workflow,
        chatkit_configuration: full.chatkit_configuration,
      });
    }));
});

test('the official SDK throws its own error class for each refusal', () =>
  withServer(async (options) => {
    const sessions = (more: ClientOptions = {}) =>
      new OpenAI({ ...options, maxRetries: 0, ...more }).beta.chatkit.sessions;
    await expect(sessions({ apiKey: 'sk-wrong' }).create(minimal)).rejects.toThrow(
      AuthenticationError,
    );
    const invalid = sessions().create({ ...minimal, user: '' });
    await expect(invalid).rejects.toThrow(BadRequestError);
    await expect(invalid).rejects.toMatchObject({ param: 'user' });
    const unknown = sessions().create({ user: 'u', workflow: { id: 'wf_none' } });
    await expect(unknown).rejects.toThrow(NotFoundError);
    await expect(unknown).rejects.toThrow("Workflow with id 'wf_none' not found.");
    await expect(sessions().cancel('cksess_none')).rejects.toThrow(NotFoundError);
    const session = await sessions().create(minimal);
    expect(session._request_id).toMatch(/^req_[0-9a-f]{32}$/);
  }));

test('cancelling twice and cancelling an expired session return the session as it stands', async () => {
  const clock = createTestClock();
  const gateway = createTestGateway({ clock: clock.read });
  const [cancelled, expired] = [await create(gateway), await create(gateway)];
  await cancel(gateway, cancelled.id);
  clock.pass(600_000);
  expect((await cancel(gateway, cancelled.id)).status).toBe('cancelled');
  expect((await cancel(gateway, expired.id)).status).toBe('expired');
  expect((await cancel(gateway, expired.id)).status).toBe('expired');
});

test.each([
  ['another workflow named like a property of objects', { workflow: { id: 'constructor' } }, 404],
  ['an unknown field', { workflow_id: 'wf_123' }, 400],
  ['a user that is not well-formed Unicode', { user: '\ud800' }, 400],
])('create responds to %s with %s', async (_, params, status) => {
  const gateway = createTestGateway();
  const body = { ...minimal, ...params };
  expect((await send(gateway, '/v1/chatkit/sessions', { body })).status).toBe(status);
});

test('create refuses a session that does not fit in the header for an upstream', async () => {
  const body = {
    user: 'user_123',
    workflow: { id: 'wf_up', state_variables: { notes: 'x'.repeat(8000) } },
  };
  const gateway = createTestGateway({
    workflows: { wf_up: { upstream: 'http://127.0.0.1:1/chatkit' }, wf_123: () => new Response() },
  });
  const response = await send(gateway, '/v1/chatkit/sessions', { body });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('"param":"workflow.state_variables"');
  // In this process there is no such limit.
  await create(gateway, { workflow: { ...body.workflow, id: 'wf_123' } });
});

test.each<[string, string, Parameters<typeof send>[2], string]>([
  ['GET', '', { method: 'GET' }, '405'],
  ['no beta header', '', { body: minimal, headers: { 'openai-beta': '' } }, '400 invalid_beta'],
  ['no key', '', { body: minimal, headers: { authorization: '' } }, '401 invalid_api_key'],
  ['a text body', '', { body: '{}', headers: { 'content-type': 'text/plain' } }, '415'],
  ['invalid JSON', '', { body: '{' }, '400'],
  ['another path', '/nothing', { body: minimal }, '404'],
])('the sessions API responds to %s%s with the right status', async (_, path, init, expected) => {
  const gateway = createTestGateway();
  expect(await outcome(send(gateway, `/v1/chatkit/sessions${path}`, init))).toBe(expected);
});

test('every response of the API is not cached and has a request id', async () => {
  const gateway = createTestGateway();
  for (const body of [minimal, {}]) {
    const { headers } = await send(gateway, '/v1/chatkit/sessions', { body });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-request-id')).toMatch(/^req_[0-9a-f]{32}$/);
  }
});

test('a refusal shows neither an API key nor a secret in the place of an id', async () => {
  const gateway = createTestGateway();
  const { client_secret } = await create(gateway);
  for (const id of [client_secret, apiKey, secret]) {
    const text = await (await send(gateway, `/v1/chatkit/sessions/${id}/cancel`)).text();
    expect(text).toContain("'***' not found");
  }
  const wrong = { body: minimal, headers: { authorization: 'Bearer sk-wrong' } };
  expect(await (await send(gateway, '/v1/chatkit/sessions', wrong)).text()).not.toContain(
    'sk-wrong',
  );
});

test('any of several API keys creates a session', async () => {
  const gateway = createTestGateway({ apiKeys: ['sk-other', apiKey] });
  await create(gateway);
  const headers = { authorization: 'Bearer sk-other' };
  const response = await send(gateway, '/v1/chatkit/sessions', { body: minimal, headers });
  expect(response.status).toBe(200);
});
