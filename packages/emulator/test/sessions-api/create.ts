import { expect, test } from 'vitest';
import { create, minimal } from '../calls.ts';
import { expires_after, full, type SessionsAPI } from './api.ts';

/** Tests what a create returns. */
export function testCreate(createAPI: () => SessionsAPI): void {
  test('a create with the required fields fills in every default', async () => {
    expect(await create(createAPI())).toEqual({
      id: expect.stringMatching(/^cksess_[0-9a-f]{32}$/),
      object: 'chatkit.session',
      client_secret: expect.stringMatching(/^ek_[\w-]{32,}$/),
      expires_at: 1_700_000_600,
      status: 'active',
      user: 'user_123',
      max_requests_per_1_minute: 10,
      rate_limits: { max_requests_per_1_minute: 10 },
      workflow: { id: 'wf_123', version: null, state_variables: null, tracing: { enabled: true } },
      chatkit_configuration: {
        automatic_thread_titling: { enabled: true },
        file_upload: { enabled: false, max_file_size: 512, max_files: 10 },
        history: { enabled: true, recent_threads: null },
      },
    });
  });

  test('a create with all parameters returns all of them', async () => {
    const session = await create(createAPI(), { ...full, expires_after });
    const more = { expires_at: 1_700_000_001, max_requests_per_1_minute: 60 };
    expect(session).toMatchObject({ ...full, ...more });
  });

  test('defaults fill in what an object of the request leaves out', async () => {
    const session = await create(createAPI(), {
      ...minimal,
      chatkit_configuration: { file_upload: { enabled: true } },
      rate_limits: {},
    });
    expect(session.chatkit_configuration).toEqual({
      automatic_thread_titling: { enabled: true },
      file_upload: { enabled: true, max_file_size: 512, max_files: 10 },
      history: { enabled: true, recent_threads: null },
    });
    expect(session.max_requests_per_1_minute).toBe(10);
  });

  test('a state variable named constructor is kept', async () => {
    const session = await create(createAPI(), {
      ...minimal,
      workflow: { id: 'wf_123', state_variables: { constructor: 'a', x: 1 } },
    });
    expect(session.workflow.state_variables).toEqual({ constructor: 'a', x: 1 });
  });

  test('two sessions have different ids and secrets', async () => {
    const api = createAPI();
    const [first, second] = [await create(api), await create(api)];
    expect(first.id).not.toBe(second.id);
    expect(first.client_secret).not.toBe(second.client_secret);
  });
}
