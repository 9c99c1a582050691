import { expect, test } from 'vitest';
import { ChatKit } from '../src/index.ts';
import { listen } from './loopback.ts';
import { apiKey, params } from './session.ts';
import { rejection, stub } from './stub.ts';

test('does not follow a redirect, even with fetchOptions.redirect, and sends nothing to its target', async () => {
  const stolen: string[] = [];
  await using thief = await listen((_, response, body) => {
    stolen.push(body);
    response.end('{}');
  });
  for (const status of [301, 302, 303, 307, 308]) {
    await using server = await listen((_, response) => {
      response.writeHead(status, { location: `${thief.url}/steal` }).end('moved');
    });
    const chatkit = new ChatKit({
      apiKey,
      baseURL: server.url,
      fetchOptions: { redirect: 'follow' },
    });
    const options = { fetchOptions: { redirect: 'follow' } } as const;
    const error = await rejection(chatkit.sessions.create(params, options));
    expect(error).toMatchObject({ name: 'APIError', status });
    expect(String(error)).toContain(new URL(thief.url).origin);
    expect(server.requests()).toBe(1);
  }
  expect(stolen).toEqual([]);
});

test.for([300, 301, 302, 303, 307, 308, 399])(
  'a %i throws APIError and names the target origin without its query',
  async (status) => {
    const location = 'https://elsewhere.test/path?token=1';
    const { chatkit, sent } = stub([new Response(null, { status, headers: { location } })]);
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toMatchObject({ name: 'APIError', status });
    expect((error as Error).message).toContain('https://elsewhere.test');
    expect((error as Error).message).not.toContain('token');
    expect(sent).toHaveLength(1);
  },
);

test.for([
  ['/elsewhere', /redirect to https:\/\/api\.openai\.com is not followed/],
  ['//other.test:8443/x', /redirect to https:\/\/other\.test:8443 is not followed/],
  ['http://', /redirect is not followed/],
] as const)('a redirect to %j throws APIError with the message %s', async ([location, words]) => {
  const { chatkit } = stub([new Response(null, { status: 307, headers: { location } })]);
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toMatchObject({ name: 'APIError', status: 307 });
  expect(String(error)).toMatch(words);
});

test('a redirect without a location and an opaque redirect throw APIError', async () => {
  const hidden = new Response(null);
  for (const [name, value] of Object.entries({ type: 'opaqueredirect', status: 0, ok: false })) {
    Object.defineProperty(hidden, name, { value });
  }
  for (const reply of [new Response(null, { status: 302 }), () => hidden]) {
    const { chatkit } = stub([reply]);
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toMatchObject({
      name: 'APIError',
      message: expect.stringMatching(/redirect is not followed/),
    });
  }
});

test('a 304 is not reported as a redirect', async () => {
  const { chatkit } = stub([() => new Response(null, { status: 304 })]);
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toMatchObject({ status: 304, message: 'sessions.create: 304 no body' });
});
