import { expect, test } from 'vitest';
import { cancel, create, refusal, send } from '../calls.ts';
import { none, sessions, startOfClock, type SessionsAPI } from './api.ts';

/** Tests what a cancel does and returns. */
export function testCancel(createAPI: () => SessionsAPI): void {
  test('cancel ends an active session and returns it with its secret', async () => {
    const api = createAPI();
    const session = await create(api);
    expect(await cancel(api, session.id)).toEqual({ ...session, status: 'cancelled' });
  });

  test('a second cancel returns the session unchanged, and a cancelled session does not expire', async () => {
    const api = createAPI();
    const session = await create(api);
    await cancel(api, session.id);
    api.pass(700_000);
    expect(await cancel(api, session.id)).toEqual({ ...session, status: 'cancelled' });
  });

  test('a session expires in the second of its expires_at, and cancel returns it unchanged', async () => {
    const api = createAPI();
    const [early, late] = [await create(api), await create(api)];
    api.pass(early.expires_at * 1000 - startOfClock - 1);
    expect((await cancel(api, early.id)).status).toBe('cancelled');
    api.pass(1);
    expect(await cancel(api, late.id)).toEqual({ ...late, status: 'expired' });
  });

  test('cancel of an unknown session is a 404 that names its id', async () => {
    expect(await refusal(send(createAPI(), `${sessions}/${none}/cancel`), 404)).toEqual({
      message: `Chatkit Session with id '${none}' not found.`,
      type: 'invalid_request_error',
      param: null,
      code: null,
    });
  });

  test('cancel ignores the content type and the body', async () => {
    const api = createAPI();
    for (const changes of [
      { 'content-type': undefined },
      { 'content-type': 'application/json', body: '{}' },
      { 'content-type': 'text/plain', body: 'no JSON' },
    ]) {
      const { id } = await create(api);
      const response = await send(api, `${sessions}/${id}/cancel`, changes);
      expect(await response.json()).toMatchObject({ id, status: 'cancelled' });
    }
  });

  test('cancel decodes a percent-encoded session id', async () => {
    const api = createAPI();
    const { id } = await create(api);
    expect(await cancel(api, id.replace('_', '%5F'))).toMatchObject({ id, status: 'cancelled' });
  });
}
