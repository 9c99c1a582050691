import { ChatKit } from '@chatkit-sessions/client';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  apiKey as keyOfTable,
  startOfClock,
  testSessionsAPI,
} from '../../emulator/test/sessions-api/index.ts';
import { serve } from '../src/node.ts';
import {
  apiKey,
  create,
  createTestClock,
  createTestGateway,
  echo,
  minimal,
  outcome,
  secret,
  send,
} from './set-up.ts';
import { ways } from './upstream.ts';

describe.each(ways)('%s', (_, reach) => {
  testSessionsAPI(() => {
    const clock = createTestClock(startOfClock);
    const reached = reach(
      createTestGateway({
        apiKeys: [keyOfTable],
        workflows: { wf_123: echo, wf_9: echo },
        clock: clock.read,
      }),
    );
    return {
      fetch: async (input, init) => (await reached).fetch(new Request(input, init)),
      pass: clock.pass,
    };
  });
});

test('@chatkit-sessions/client creates and cancels a session', async () => {
  const server = await serve(createTestGateway());
  onTestFinished(() => server.close());
  const { sessions } = new ChatKit({ baseURL: `${server.url}/v1`, apiKey, maxRetries: 0 });
  const session = await sessions.create(minimal);
  expect(await sessions.cancel(session.id)).toEqual({ ...session, status: 'cancelled' });
});

test.each([
  ['another workflow named like a property of objects', { workflow: { id: 'constructor' } }, 404],
  ['an unknown field', { workflow_id: 'wf_123' }, 400],
  ['a user that is not well-formed Unicode', { user: '\ud800' }, 400],
])('sessions.create responds to %s with %s', async (_, params, status) => {
  const gateway = createTestGateway();
  const body = { ...minimal, ...params };
  expect((await send(gateway, '/v1/chatkit/sessions', { body })).status).toBe(status);
});

test('sessions.create responds with 400 if the session does not fit in the header for an upstream', async () => {
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
  // A workflow function has no such limit.
  await create(gateway, { workflow: { ...body.workflow, id: 'wf_123' } });
});

test('sessions.create responds with 415 to a text body', async () => {
  const text = { body: '{}', headers: { 'content-type': 'text/plain' } };
  expect(await outcome(send(createTestGateway(), '/v1/chatkit/sessions', text))).toBe('415');
});

test('every response of the API has cache-control: no-store and a request id', async () => {
  const gateway = createTestGateway();
  for (const body of [minimal, {}]) {
    const { headers } = await send(gateway, '/v1/chatkit/sessions', { body });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-request-id')).toMatch(/^req_[0-9a-f]{32}$/);
  }
});

test('a 404 does not show an API key or a secret that was sent in place of an id', async () => {
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
