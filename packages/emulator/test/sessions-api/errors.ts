import { expect, test } from 'vitest';
import { cancel, create, minimal, refusal, send } from '../calls.ts';
import { apiKey, none, sessions, type SessionsAPI } from './api.ts';
import { invalid } from './invalid-bodies.ts';

/** Tests the requests that are refused. */
export function testErrors(createAPI: () => SessionsAPI): void {
  test.each(invalid)('an invalid body is a 400 with param %s', async (param, body) => {
    const error = await refusal(send(createAPI(), sessions, { body: JSON.stringify(body) }), 400);
    expect(error).toMatchObject({ type: 'invalid_request_error', param });
    if (param) expect(error.message).toContain(param);
    expect(error.message).toMatch(/[^.]\.$/);
  });

  test.each(['', '{', '{"user":"x"', 'undefined', "{'user':'x'}"])(
    'the body %j is a 400',
    async (body) => {
      const error = await refusal(send(createAPI(), sessions, { body }), 400);
      expect(error).toMatchObject({ type: 'invalid_request_error', param: null });
      expect(error.message).toContain('valid JSON');
    },
  );

  test('an unknown workflow is a 404 that names its id', async () => {
    const body = { user: 'u', workflow: { id: 'wf_none' } };
    expect(await refusal(send(createAPI(), sessions, { body }), 404)).toEqual({
      message: "Workflow with id 'wf_none' not found.",
      type: 'invalid_request_error',
      param: null,
      code: null,
    });
  });

  test.each([
    ['absent', undefined, null],
    ['empty', '', null],
    ['of another scheme', 'Basic c2stdGVzdA==', 'invalid_api_key'],
    ['without a key', 'Bearer ', 'invalid_api_key'],
    ['a bare key', apiKey, 'invalid_api_key'],
    ['of another key', 'Bearer sk-wrong', 'invalid_api_key'],
  ])('an Authorization header that is %s is a 401', async (_, authorization, code) => {
    const api = createAPI();
    for (const path of [sessions, `${sessions}/${none}/cancel`]) {
      const error = await refusal(send(api, path, { body: minimal, authorization }), 401);
      expect(error).toMatchObject({ type: 'invalid_request_error', param: null, code });
      expect(error.message).not.toContain('sk-wrong');
    }
  });

  test.each([undefined, '', 'chatkit_beta=v2', 'assistants=v2'])(
    'the header OpenAI-Beta %j is a 400',
    async (beta) => {
      const api = createAPI();
      const { id } = await create(api);
      for (const path of [sessions, `${sessions}/${id}/cancel`]) {
        const response = send(api, path, { body: minimal, 'openai-beta': beta });
        expect(await refusal(response, 400)).toMatchObject({
          param: 'openai-beta',
          message: expect.stringContaining('chatkit_beta=v1'),
        });
      }
      expect((await cancel(api, id)).status).toBe('cancelled');
    },
  );

  test('a content type with parameters and capitals is accepted', async () => {
    const types = { 'content-type': 'Application/JSON; charset=utf-8' };
    expect(await create(createAPI(), minimal, types)).toMatchObject({ status: 'active' });
  });

  test('a known path with another method is a 405 with the header allow', async () => {
    const api = createAPI();
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      for (const path of [sessions, `${sessions}/${none}/cancel`]) {
        const response = await send(api, path, { method });
        expect(response.headers.get('allow')).toBe('POST');
        await refusal(response, 405);
      }
    }
  });

  test('an unknown path is a 404', async () => {
    for (const path of ['', '/', '/chatkit', `${sessions}//cancel`, '/none']) {
      await refusal(send(createAPI(), path), 404);
    }
  });
}
