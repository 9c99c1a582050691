// Bodies that the gateway and the server behind it could read differently.
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { WorkflowHandler } from '../src/index.ts';
import { chat, create, createTestGateway, outcome, send } from './set-up.ts';

/** A session without uploads, and the bodies that reach its server. */
async function setUp(configuration: object = {}) {
  const bodies: string[] = [];
  const workflow: WorkflowHandler = async (request) => {
    bodies.push(await request.text());
    return Response.json({ data: [] });
  };
  const onError = vi.fn();
  const gateway = createTestGateway({ workflows: { wf_123: workflow }, onError });
  const { client_secret } = await create(gateway, {
    chatkit_configuration: configuration,
    rate_limits: { max_requests_per_1_minute: 1_000_000 },
  });
  return { bodies, onError, send: (body: string) => chat(gateway, client_secret, body) };
}

const hidden = '"attachments.create"';

test.each([
  [`{"type":${hidden},"type":"x"}`],
  [`{"type":"x","type":${hidden}}`],
  [`{"type":${hidden},"\\u0074ype":"x"}`],
  [`{"type" :${hidden}, "params":{}, "type"\n:"x"}`],
  [`{"Type":${hidden}}`],
  [`{"type":"x","TYPE":${hidden}}`],
  ['{"type":"x","params":{},"param\u017f":{}}'],
  ['{"type":"x","params":{"size":1,"size":2}}'],
  ['{"type":"x","params":{"size":1,"Size":2}}'],
  ['{"type":"x","params":{"a":"\\"}","size":1,"size":2}}'],
])(
  'the chat endpoint responds with 400 to %s, which parsers read in different ways',
  async (body) => {
    const { bodies, send } = await setUp();
    expect(await outcome(send(body))).toBe('400');
    expect(bodies).toEqual([]);
  },
);

test.each([
  ['{"type":"x","params":{"a":{"b":1,"B":2,"b":3}},"metadata":{"A":1,"a":2}}'],
  ['{"type":"x","params":["size","size",":"],"metadata":"type"}'],
  ['{"type":"x","params":{"size":"size","size\\\\":"\\"size\\":1"}}'],
  ['{"type":"x","params":{"type":1},"__proto__":{"type":"attachments.create"}}'],
  ['{"type":"x","constructor":1,"big":12345678901234567890,"float":1.0}'],
  ['["type","type"]'],
  ['"type"'],
])('the body %s reaches the server unchanged', async (body) => {
  const { bodies, send } = await setUp();
  expect(await outcome(send(body))).toBe('200');
  expect(bodies).toEqual([body]);
});

test('any body without two equal keys reaches the server unchanged', async () => {
  const { bodies, send } = await setUp();
  const keys = fc.string({ unit: fc.constantFrom('a', '"', '\\', ':', '{', ']', ' ', '\u2028') });
  const params = fc.dictionary(keys, fc.oneof(keys, fc.array(keys), fc.dictionary(keys, keys)));
  await fc.assert(
    fc.asyncProperty(params, fc.constantFrom(undefined, 1), async (params, indent) => {
      const body = JSON.stringify({ type: 'x', params }, undefined, indent);
      expect(await outcome(send(body))).toBe('200');
      expect(bodies.pop()).toBe(body);
    }),
  );
});

test.each([
  ['arrays', '['.repeat(5_000_000)],
  ['arrays that end', `{"type":"x","params":${'['.repeat(600)}${']'.repeat(600)}}`],
  ['objects', '{"a":'.repeat(100_000)],
])(
  'the chat endpoint responds with 400 to %s nested too deeply, without parsing them',
  async (_, body) => {
    const parse = vi.spyOn(JSON, 'parse');
    const { bodies, onError, send } = await setUp({
      history: { enabled: true, recent_threads: 1 },
    });
    parse.mockClear();
    expect(await outcome(send(body))).toBe('400');
    expect(parse.mock.calls.map(([text]) => text)).not.toContain(body);
    parse.mockRestore();
    expect(bodies).toEqual([]);
    expect(onError).not.toHaveBeenCalled();
  },
);

test('threads.list with recent_threads keeps params that are nested as deep as allowed', async () => {
  const { bodies, send } = await setUp({ history: { enabled: true, recent_threads: 1 } });
  const deep = `${'['.repeat(498)}${']'.repeat(498)}`;
  expect(await outcome(send(`{"type":"threads.list","params":{"deep":${deep}}}`))).toBe('200');
  expect(bodies[0]).toContain(deep);
});

test.each([['"open'], ['{"type":"x\\"'], ['{"type\\x":1}'], ['{"type":"x"}}'], ['{,}'], ['\\"']])(
  'the chat endpoint responds with 400 to the invalid JSON %s',
  async (body) => {
    const { bodies, send } = await setUp();
    expect(await outcome(send(body))).toBe('400');
    expect(bodies).toEqual([]);
  },
);

test('a byte order mark does not reach the server', async () => {
  const { bodies, send } = await setUp();
  expect(await outcome(send('\ufeff{"type":"x"}'))).toBe('200');
  expect(bodies).toEqual(['{"type":"x"}']);
});

test('sessions.create responds with 400 to two users, and keeps a state variable named __proto__', async () => {
  const gateway = createTestGateway();
  const create = async (body: string) => send(gateway, '/v1/chatkit/sessions', { body });
  const twice = '{"user":"a","workflow":{"id":"wf_123"},"user":"b"}';
  expect(await outcome(create(twice))).toBe('400');
  const named = '{"user":"a","workflow":{"id":"wf_123","state_variables":{"__proto__":"x"}}}';
  const response = await create(named);
  expect(await response.text()).toContain('"state_variables":{"__proto__":"x"}');
});
