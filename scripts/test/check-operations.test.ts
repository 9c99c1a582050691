import { expect, test } from 'vitest';
import { expectRefused } from './refusal.ts';

test.each<[message: string, from: string | RegExp, to: string]>([
  [
    'content › text/plain: must be application/json',
    /(requestBody:\s+content:\s+\{ )application\/json/,
    '$1text/plain',
  ],
  ['has no successful response', /'204'/, "'404'"],
  [
    'is part of a request: it needs additionalProperties: false',
    'additionalProperties: false',
    'additionalProperties: true',
  ],
  [
    'properties › inner › additionalProperties: is part of a request',
    'title: { type: string, minLength: 1, default: Untitled }',
    'inner: { type: object, additionalProperties: { type: object } }',
  ],
  [
    'a GET request has no body',
    'operationId: threads.retrieve',
    "operationId: threads.retrieve\n      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/ThreadCreateParams' } } } }",
  ],
  [
    'must be an object or an array: the client takes nothing else as params',
    /schema: \{ \$ref: '#\/components\/schemas\/ThreadCreateParams' \}/,
    "schema: { anyOf: [{ $ref: '#/components/schemas/ThreadCreateParams' }, { type: 'null' }] }",
  ],
  [
    'the client treats other JSON as a failure',
    '{ type: array, items: { $ref: ',
    '{ type: [string, array], items: { $ref: ',
  ],
])('a body or response is refused: %s', async (message, from, to) => {
  await expectRefused('threads', message, from, to);
});

test.each<[message: string, from: string | RegExp, to: string]>([
  [
    'params cannot have two fields named "title"',
    'operationId: threads.create',
    'operationId: threads.create\n      parameters: [{ name: title, in: query, schema: { type: string } }]',
  ],
  [
    'beside parameters, must be an object with additionalProperties: false',
    /operationId: threads.create([^]*?)\$ref: '#\/components\/schemas\/ThreadCreateParams'/,
    'operationId: threads.create\n      parameters: [{ name: q, in: query, schema: { type: string } }]$1type: array, items: { type: string }',
  ],
  [
    'which may require fields only if the body is required',
    /operationId: threads.create([^]*?)additionalProperties: false/,
    'operationId: threads.create\n      parameters: [{ name: q, in: query, schema: { type: string } }]$1additionalProperties: false\n      required: [title]',
  ],
])('a body beside parameters is refused: %s', async (message, from, to) => {
  await expectRefused('threads', message, from, to);
});

test.each<[message: string, from: string | RegExp, to: string]>([
  [
    'the path names id, but the path parameters are thread_id',
    '/threads/{thread_id}:',
    '/threads/{id}:',
  ],
  [
    'a method cannot have the parameters params, options, threadId, threadId',
    /item-id/g,
    'thread-id',
  ],
  ...['class', 'await', 'undefined', '1st', '--'].map((name): [string, RegExp, string] => [
    'a method cannot have the parameters params, options, ',
    /\bitem-id/g,
    name,
  ]),
  ['a method cannot have the parameters params, options, threadsList', /thread_id/g, 'threadsList'],
  ['schema › const: "é" must be in ASCII', 'const: threads=v1', 'const: é'],
  [
    'components › parameters › Beta › in: "cookie" must be path, query or header',
    'in: header',
    'in: cookie',
  ],
  ['there is another query parameter "pageSize"', 'name: order', 'name: pageSize'],
  ['"__proto__" cannot be the name of a query parameter', 'name: order', 'name: __proto__'],
  [
    '"Authorization" is a header that the client sets itself',
    'name: X-Beta',
    'name: Authorization',
  ],
  ['default: 0 does not match its schema: data must be >= 1', 'default: 20', 'default: 0'],
  [
    'allowReserved: is not supported by the generator',
    'name: order,',
    'name: order, allowReserved: true,',
  ],
  ['style: "pipeDelimited" must be form', 'name: order,', 'name: order, style: pipeDelimited,'],
  [
    'the query parameter "pageSize" must be a string, a number, a boolean or an array of these',
    'type: integer, minimum: 1, default: 20',
    'type: object',
  ],
  [
    'the path parameter "item-id" must be a string, an integer or a number',
    'name: item-id, in: path, required: true, schema: { type: string }',
    "name: item-id, in: path, required: true, schema: { type: [string, 'null'] }",
  ],
  [
    'params cannot have two fields named "order"',
    '- { name: order,',
    '- { name: order, in: header, schema: { type: string } }\n        - { name: order,',
  ],
  [
    'the path names thread_id, thread_id, but the path parameters are item-id, thread_id',
    '/threads/{thread_id}/items/{item-id}',
    '/threads/{thread_id}/items/{thread_id}',
  ],
  [
    'must be segments of letters',
    '/threads/{thread_id}/items/{item-id}',
    '/threads/{thread_id}/../{item-id}',
  ],
  [
    'needs text between two parameters',
    '/threads/{thread_id}/items/{item-id}',
    '/threads/{thread_id}{item-id}',
  ],
  [
    'matches the same requests as /threads/{thread_id}',
    '/threads/{thread_id}/items/{item-id}',
    '/threads/{item-id}',
  ],
])('a path or parameter is refused: %s', async (message, from, to) => {
  await expectRefused('threads', message, from, to);
});

test('reports a problem of a shared parameter once', async () => {
  const message = await expectRefused('threads', '1 problem', 'in: header', 'in: cookie');
  expect(message.match(/"cookie"/g)).toHaveLength(1);
});

test.each<[message: string, from: string, to: string]>([
  ['x-pagination: is missing', 'x-pagination: cursor', 'x-pages: cursor'],
  ['x-pagination: "offset" must be cursor', 'x-pagination: cursor', 'x-pagination: offset'],
  ['x-cursor › more: is missing', 'more: has_more, ', ''],
  ['the response must have a field "next" of type string', 'next: last_id', 'next: next'],
  ['the response must have a field "has_more" of type array', 'items: data', 'items: has_more'],
  ['the response must have a field "data" of type boolean', 'more: has_more', 'more: data'],
  ['"limit" must be a query parameter, an optional string', 'parameter: after', 'parameter: limit'],
  [
    'a page needs one successful response',
    "'200': # a page",
    "'204': { description: None. }\n        '200':",
  ],
])('invalid pagination is refused: %s', async (message, from, to) => {
  await expectRefused('museum', message, from, to);
});
