import OpenAI, { AuthenticationError, BadRequestError, NotFoundError } from 'openai';
import { expect, test } from 'vitest';
import { minimal } from '../calls.ts';
import { expectToFit } from '../spec.ts';
import { apiKey, expires_after, full, none, type SessionsAPI } from './api.ts';

/** Tests create and cancel with the official SDK as the client. */
export function testOfficialSDK(createAPI: () => SessionsAPI): void {
  const connect = (api: SessionsAPI, key = apiKey) =>
    new OpenAI({ apiKey: key, maxRetries: 0, fetch: (input, init) => api.fetch(input, init) }).beta
      .chatkit.sessions;

  test('the official SDK creates a session and cancels it', async () => {
    const sdk = connect(createAPI());
    const session = await sdk.create({ ...full, expires_after });
    expectToFit('ChatSession', session);
    expect(session).toMatchObject(full);
    expect(session._request_id).toMatch(/^req_/);
    expect(await sdk.cancel(session.id)).toEqual({ ...session, status: 'cancelled' });
  });

  test('the official SDK throws its own error class for each refusal', async () => {
    const api = createAPI();
    await expect(connect(api, 'sk-wrong').create(minimal)).rejects.toThrow(AuthenticationError);
    const bad = connect(api).create({ ...minimal, user: '' });
    await expect(bad).rejects.toThrow(BadRequestError);
    await expect(bad).rejects.toMatchObject({ status: 400, param: 'user' });
    const missing = connect(api).create({ user: 'u', workflow: { id: 'wf_none' } });
    await expect(missing).rejects.toThrow(NotFoundError);
    await expect(missing).rejects.toThrow("Workflow with id 'wf_none' not found.");
    await expect(connect(api).cancel(none)).rejects.toThrow(NotFoundError);
  });
}
