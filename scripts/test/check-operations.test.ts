import { test } from 'vitest';
import { expectRefused } from './refusal.ts';

test.each<[message: string, from: string | RegExp, to: string]>([
  [
    'takes one params object',
    'operationId: threads.create',
    'operationId: threads.create\n      parameters: [{ name: q, in: query, schema: { type: string } }]',
  ],
  [
    'must be application/json with a schema, and nothing else',
    /(requestBody:\s+content:\s+\{ )application\/json/,
    '$1text/plain',
  ],
  ['has no successful answer', /'204'/, "'404'"],
  [
    'needs a name: put it under components/schemas',
    /\$ref: '#\/components\/schemas\/ThreadCreateParams'/,
    'type: object',
  ],
  [
    'belongs to a request: it needs additionalProperties: false',
    'additionalProperties: false',
    'additionalProperties: true',
  ],
  [
    'a GET request has no body',
    'operationId: threads.retrieve',
    "operationId: threads.retrieve\n      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/ThreadCreateParams' } } } }",
  ],
])('a body or an answer is refused: %s', async (message, from, to) => {
  await expectRefused('threads', message, from, to);
});

test.each<[message: string, from: string | RegExp, to: string]>([
  [
    'the path names {id}, but no path parameter has that name',
    '/threads/{thread_id}:',
    '/threads/{id}:',
  ],
  ['two parameters of the method would be named "threadId"', /name: item-id/, 'name: thread-id'],
  ['the header "X-Beta" needs a const', 'const: threads=v1', 'minLength: 1'],
  ['only path, query and header are expressed', 'in: header', 'in: cookie'],
  ['there is another query pagesize parameter', 'name: order', 'name: PAGESIZE'],
  ['"__proto__" is no name of a query parameter', 'name: order', 'name: __proto__'],
  [
    '"Authorization" is a header that the client sets itself',
    'name: X-Beta',
    'name: Authorization',
  ],
  [
    'the path names {thread_id} twice',
    '/threads/{thread_id}/items/{item-id}',
    '/threads/{thread_id}/items/{thread_id}',
  ],
  [
    'must be segments of letters',
    '/threads/{thread_id}/items/{item-id}',
    '/threads/{thread_id}/../{item-id}',
  ],
])('a path or a parameter is refused: %s', async (message, from, to) => {
  await expectRefused('threads', message, from, to);
});
