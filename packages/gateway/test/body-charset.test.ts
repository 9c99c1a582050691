// A server that decodes a body in another way than the gateway reads another request in it.
import { expect, test } from 'vitest';
import { chat, create, createTestGateway, listen } from './set-up.ts';

// In UTF-7, which the parser of Express takes, this is a `threads.list`.
const disguised = '{"type":"threads.l+AGk-st","params":{}}';

test.each([
  { 'content-type': 'application/json; charset=utf-7' },
  { 'content-type': 'application/json;charset=UTF-16LE' },
  { 'content-encoding': 'br' },
])('a body with %j reaches an upstream and a function as plain JSON in UTF-8', async (headers) => {
  const seen: [type: unknown, encoding: unknown][] = [];
  const origin = await listen(({ headers: received }, outgoing) => {
    seen.push([received['content-type'], received['content-encoding']]);
    outgoing.end('{}');
  });
  const gateway = createTestGateway({
    workflows: {
      wf_123: { upstream: origin },
      wf_here: async (request) => {
        const { headers: received } = request;
        seen.push([received.get('content-type'), received.get('content-encoding') ?? undefined]);
        return Response.json(await request.json());
      },
    },
  });
  for (const id of ['wf_123', 'wf_here']) {
    const { client_secret } = await create(gateway, { workflow: { id } });
    expect((await chat(gateway, client_secret, disguised, { headers })).status).toBe(200);
  }
  const plain = ['application/json', undefined];
  expect(seen).toEqual([plain, plain]);
});
