import { once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { message, setUp } from './gateway.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('simultaneous requests share one session, and one fresh session after it expires', async () => {
  const { chat, expire, sessions } = await setUp();
  const chatThrice = async () =>
    (await Promise.all([chat(), chat(), chat()])).map((r) => r.session);
  expect(await chatThrice()).toEqual([sessions[0], sessions[0], sessions[0]]);
  expire();
  expect(await chatThrice()).toEqual([sessions[1], sessions[1], sessions[1]]);
  expect(sessions).toHaveLength(2);
});

test('a late 401 for a replaced secret is repeated with the present one', async () => {
  const { chat, expire, sessions } = await setUp();
  await chat();
  expire();
  const real = fetch;
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  vi.stubGlobal('fetch', async (request: Request) => {
    vi.stubGlobal('fetch', real);
    const response = await real(request);
    await held;
    return response;
  });
  const late = chat();
  expect((await chat()).session).toBe(sessions[1]);
  release();
  expect((await late).session).toBe(sessions[1]);
  expect(sessions).toHaveLength(2);
});

test('an aborted signal rejects with its reason, and nothing is sent', async () => {
  const { handler, sessionFetch, url } = await setUp();
  const reason = new Error('gone');
  const signal = AbortSignal.abort(reason);
  await expect(sessionFetch(url, { ...message, signal })).rejects.toBe(reason);
  expect(handler).not.toHaveBeenCalled();
});

test('an abort while the secret is fetched rejects one request, and the others go on', async () => {
  const { chat, createSession, handler, sessions } = await setUp();
  const create = createSession.getMockImplementation();
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  createSession.mockImplementationOnce(async () => {
    await held;
    return create?.() ?? expect.unreachable();
  });
  const controller = new AbortController();
  const left = chat({ signal: controller.signal });
  const stays = chat();
  controller.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  release();
  expect((await stays).session).toBe(sessions[0]);
  expect(handler).toHaveBeenCalledOnce();
});

test('an abort reaches the ChatKit server', async () => {
  const controller = new AbortController();
  const { chat, handler } = await setUp(async (request) => {
    controller.abort(new Error('gone'));
    await once(request.signal, 'abort');
    return Response.error();
  });
  await expect(chat({ signal: controller.signal })).rejects.toThrow('gone');
  await vi.waitFor(() => expect(handler).toHaveResolved());
});

test('dispose rejects the requests that wait for a secret, and discards the kept one', async () => {
  const { chat, createSession, sessionFetch, sessions } = await setUp();
  await chat();
  sessionFetch.dispose();
  expect((await chat()).session).toBe(sessions[1]);
  sessionFetch.dispose();
  createSession.mockImplementationOnce(() => new Promise(() => {}));
  const waiting = chat();
  await vi.waitFor(() => expect(createSession).toHaveBeenCalledTimes(3));
  sessionFetch.dispose();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});
