// The same calls through the official SDK: shared behaviour, and faults of the SDK that we avoid.
import { inspect } from 'node:util';
import OpenAI from 'openai';
import { expect, test, vi } from 'vitest';
import * as client from '../src/index.ts';
import { listen } from './loopback.ts';
import { apiKey, params, session } from './session.ts';
import { failure, json, rejection } from './stub.ts';

const { ChatKit } = client;

type Reply = () => Response | Promise<Response>;

/** Creates both clients over the same replies and records the requests of each. */
function both(replies: Reply[], options: { timeout?: number; maxRetries?: number } = {}) {
  const make = () => {
    const requests: Request[] = [];
    const fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      requests.push(new Request(input, init));
      const reply = replies[Math.min(requests.length, replies.length) - 1];
      return Promise.resolve().then(() => reply!());
    };
    return { requests, fetch };
  };
  const theirs = make();
  const ours = make();
  const openai = new OpenAI({ apiKey, fetch: theirs.fetch, logLevel: 'off', ...options });
  const chatkit = new ChatKit({ apiKey, fetch: ours.fetch, logLevel: 'off', ...options });
  return {
    theirs: { sessions: openai.beta.chatkit.sessions, requests: theirs.requests },
    ours: { sessions: chatkit.sessions, requests: ours.requests },
  };
}

const soon = { 'retry-after-ms': '1' };
const scripts: [string, Reply[]][] = [
  ['a success', [() => json(session)]],
  ['unknown fields', [() => json({ ...session, scope: { a: 1 } })]],
  ['a 204', [() => new Response(null, { status: 204 })]],
  ...[400, 401, 403, 404, 409, 418, 422, 429, 500, 503].map((status): [string, Reply[]] => [
    `a ${status}`,
    [() => failure(status, soon)],
  ]),
  ['a 503, then a success', [() => failure(503, soon), () => json(session)]],
  ['x-should-retry: false', [() => failure(500, { 'x-should-retry': 'false' })]],
  ['x-should-retry: true', [() => failure(400, { 'x-should-retry': 'true', ...soon })]],
  ['a flat error', [() => json({ message: 'flat', code: 'c' }, 400)]],
];

test.for(scripts)('%s: same outcome and same requests as the official SDK', async ([, replies]) => {
  const outcomes: unknown[] = [];
  const sent: unknown[] = [];
  const { theirs, ours } = both(replies);
  for (const { sessions, requests } of [theirs, ours]) {
    const call = async () => await sessions.create(params);
    outcomes.push(
      await call().then(
        (data) => ({ data, id: data && data._request_id }),
        (error: InstanceType<typeof OpenAI.APIError>) => {
          const { status, error: body, code, param, type, requestID } = error;
          // In the official SDK only the constructor has the name.
          const name = error.name === 'Error' ? error.constructor.name : error.name;
          return { name, status, body, code, param, type, requestID };
        },
      ),
    );
    sent.push(
      await Promise.all(
        requests.map(async (request) => {
          const { method, url, headers } = request;
          const names = ['authorization', 'accept', 'content-type', 'openai-beta'];
          const shown = [...names, 'x-stainless-retry-count'].map((name) => headers.get(name));
          return [method, url, shown, await request.text()];
        }),
      ),
    );
  }
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(sent[1]).toEqual(sent[0]);
});

test('error classes have the names and superclasses of the official SDK', () => {
  const kinship = (Class: object): string[] => {
    const { name } = Class as { name: string };
    if (name === 'Error') return [name];
    const kin = kinship(Object.getPrototypeOf(Class) as object);
    return [name === 'OpenAIError' ? 'ChatKitError' : name, ...kin];
  };
  const names = Object.keys(client).filter((name) => /(?<!Validation|ChatKit)Error$/.test(name));
  expect(names).toHaveLength(12);
  for (const name of names) {
    const theirs = OpenAI[name as keyof typeof OpenAI] as object;
    expect(kinship(client[name as keyof typeof client])).toEqual(kinship(theirs));
  }
});

test('sends idempotencyKey, which the official SDK drops', async () => {
  const { theirs, ours } = both([() => json(session)]);
  await theirs.sessions.create(params, { idempotencyKey: 'once' });
  await ours.sessions.create(params, { idempotencyKey: 'once' });
  expect(theirs.requests[0]?.headers.get('idempotency-key')).toBeNull();
  expect(ours.requests[0]?.headers.get('idempotency-key')).toBe('once');
});

test('rejects an empty session id, which the official SDK sends', async () => {
  const { theirs, ours } = both([() => json(session)]);
  await theirs.sessions.cancel('');
  await rejection(ours.sessions.cancel(''));
  expect(theirs.requests[0]?.url).toContain('/sessions//cancel');
  expect(ours.requests).toHaveLength(0);
});

test('{ timeout: undefined } counts as not set; the official SDK rejects it', async () => {
  const { theirs, ours } = both([() => json(session)]);
  const options = { timeout: undefined } as object;
  expect(await rejection(theirs.sessions.create(params, options))).toBeInstanceOf(Error);
  expect(await ours.sessions.create(params, options)).toEqual(session);
});

test('errors have a name and a request_id, unlike in the official SDK', async () => {
  const { theirs, ours } = both([() => failure(404)]);
  expect(await rejection(theirs.sessions.create(params))).toMatchObject({ name: 'Error' });
  expect(await rejection(theirs.sessions.create(params))).not.toHaveProperty('request_id');
  const error = await rejection(ours.sessions.create(params));
  expect(error).toMatchObject({ name: 'NotFoundError', request_id: 'req_123' });
});

test('inspecting the client does not print the key, unlike in the official SDK', () => {
  expect(inspect(new OpenAI({ apiKey }))).toContain(apiKey);
  expect(inspect(new ChatKit({ apiKey }), { depth: 9, showHidden: true })).not.toContain(apiKey);
});

test('does not send the body to a redirect target, unlike the official SDK', async () => {
  const bodies: string[] = [];
  await using thief = await listen((_, response, body) => {
    bodies.push(body);
    response.end('{}');
  });
  await using server = await listen((_, response) => {
    response.writeHead(307, { location: `${thief.url}/chatkit/sessions` }).end();
  });
  const options = { apiKey, baseURL: server.url };
  await new OpenAI(options).beta.chatkit.sessions.create(params);
  expect(bodies).toEqual([JSON.stringify(params)]);
  await rejection(new ChatKit(options).sessions.create(params));
  expect(bodies).toHaveLength(1);
});

test('a 200 with HTML or broken JSON throws APIError, unlike in the official SDK', async () => {
  const html = both([() => new Response('<html>', { headers: { 'content-type': 'text/html' } })]);
  expect(await html.theirs.sessions.create(params)).toBe('<html>');
  expect(await rejection(html.ours.sessions.create(params))).toMatchObject({ status: 200 });
  const broken = both([
    () => new Response('{"id":', { headers: { 'content-type': 'application/json' } }),
  ]);
  expect(await rejection(broken.theirs.sessions.create(params))).toBeInstanceOf(SyntaxError);
  expect(await rejection(broken.ours.sessions.create(params))).toMatchObject({ name: 'APIError' });
});

test('rejects NaN in state variables, which the official SDK sends as null', async () => {
  const { theirs, ours } = both([() => json(session)]);
  const wrong = { user: 'u', workflow: { id: 'w', state_variables: { score: NaN } } };
  await theirs.sessions.create(wrong);
  expect(await theirs.requests[0]?.text()).toContain('"score":null');
  expect(String(await rejection(ours.sessions.create(wrong)))).toContain('state_variables.score');
});

test('rejects invalid timeouts, retries and base URLs, which the official SDK accepts', () => {
  for (const options of [{ timeout: -1 }, { timeout: NaN }, { maxRetries: -1 }, { baseURL: 'x' }]) {
    expect(() => new OpenAI({ apiKey, ...options })).not.toThrow();
    expect(() => new ChatKit({ apiKey, ...options })).toThrow(Object.keys(options)[0]!);
  }
});

test('withOptions({ maxRetries: undefined }) keeps maxRetries; the official SDK resets it', async () => {
  const fetch = vi.fn(() => Promise.resolve(failure(500, soon)));
  const options = { apiKey, fetch, maxRetries: 0 };
  const undefinedRetries = { maxRetries: undefined };
  const theirs = new OpenAI(options).withOptions(undefinedRetries).beta.chatkit;
  await rejection(theirs.sessions.create(params));
  expect(fetch).toHaveBeenCalledTimes(3);
  fetch.mockClear();
  await rejection(new ChatKit(options).withOptions(undefinedRetries).sessions.create(params));
  expect(fetch).toHaveBeenCalledTimes(1);
});

test('does not send a null query value, which the official SDK sends as empty', async () => {
  const { theirs, ours } = both([() => json(session)]);
  await theirs.sessions.create(params, { query: { a: null } });
  await ours.sessions.create(params, { query: { a: null } });
  expect(theirs.requests[0]?.url).toMatch(/\?a=$/);
  expect(ours.requests[0]?.url).not.toContain('?');
});

test('masks the key that a 401 repeats, unlike the official SDK', async () => {
  const { theirs, ours } = both([() => failure(401, {}, `Incorrect API key: ${apiKey}`)]);
  expect(inspect(await rejection(theirs.sessions.create(params)))).toContain(apiKey);
  expect(inspect(await rejection(ours.sessions.create(params)))).not.toContain(apiKey);
});

test('a body that breaks off throws APIConnectionError; the official SDK throws TypeError', async () => {
  const { theirs, ours } = both([
    () =>
      new Response(
        new ReadableStream({ pull: (controller) => controller.error(new TypeError('cut off')) }),
        { headers: { 'content-type': 'application/json' } },
      ),
  ]);
  expect(((await rejection(theirs.sessions.create(params))) as Error).constructor).toBe(TypeError);
  expect(await rejection(ours.sessions.create(params))).toMatchObject({
    name: 'APIConnectionError',
  });
});
