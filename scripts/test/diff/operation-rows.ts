import { documentOf, json, operation, to, type Json, type Reported } from './documents.ts';

export interface OperationRow {
  name: string;
  base: string;
  revision: string;
  expected: readonly Reported[];
}

type Row = readonly [name: string, base: string, revision: string, ...expected: Reported[]];

const string = { type: 'string' };
const integer = { type: 'integer' };
const limit = { name: 'limit', in: 'query', schema: { type: 'integer' } };
const after = { name: 'after', in: 'query', schema: string };
const beta = { name: 'Beta', in: 'header', required: true, schema: { const: 'v1' } };
const named = { description: 'OK', ...json(to('Named')) };
const cat = { description: 'OK', ...json(to('Cat')) };
const done = { description: 'Done.' };
const body = json(to('Named'));
const closed = (properties: Json): Json => ({
  type: 'object',
  additionalProperties: false,
  properties,
});
const responsesWith = (name: string): Json => ({
  responses: { 200: { description: 'OK', ...json(to(name)) } },
});
const query = (...parameters: Json[]): string => operation({ parameters });
const responses = (all: Json): string => operation({ responses: all });
const paths = (path: string, item: Json): string => documentOf({ [path]: item });
const get = (operationId: string, more: Json = {}): Json => ({
  get: { operationId, responses: { 204: done }, ...more },
});
const inPath = (...names: string[]): Json => ({
  parameters: names.map((name) => ({ name, in: 'path', required: true, schema: string })),
});

const operations: readonly Row[] = [
  [
    'an operation added',
    documentOf({}),
    paths('/a', get('a.get')),
    ['operation added', 'minor', 'GET /a'],
  ],
  [
    'an operation removed',
    paths('/a', get('a.get')),
    documentOf({}),
    ['operation removed', 'major', 'GET /a'],
  ],
  [
    'an operation renamed',
    paths('/a', get('a.get')),
    paths('/a', get('a.find')),
    ['operationId changed', 'major', 'GET /a'],
  ],
  [
    'an operation moved, with a parameter tightened',
    paths('/a/{x}', get('a.get', inPath('x'))),
    paths(
      '/b/{x}',
      get('a.get', {
        parameters: [
          { name: 'x', in: 'path', required: true, schema: { ...string, minLength: 2 } },
        ],
      }),
    ),
    ['route changed', 'major', 'GET /b/{x}'],
    ['bound tightened', 'major', 'path x'],
  ],
  [
    'a method changed',
    documentOf({ '/a': { put: get('a.set')['get'] } }),
    documentOf({ '/a': { patch: get('a.set')['get'] } }),
    ['route changed', 'major', 'PATCH /a'],
  ],
  [
    'a path parameter deprecated',
    paths('/a/{x}', get('a.get', inPath('x'))),
    paths(
      '/a/{x}',
      get('a.get', {
        parameters: [{ ...(inPath('x')['parameters'] as Json[])[0], deprecated: true }],
      }),
    ),
    ['deprecated', 'minor', 'path x'],
  ],
  [
    'path parameters renamed',
    paths('/a/{x}/b/{y}', get('a.get', inPath('x', 'y'))),
    paths('/a/{x}/b/{z}', get('a.get', inPath('x', 'z'))),
    ['path parameters renamed', 'patch', 'GET /a/{x}/b/{z}'],
  ],
  [
    'path parameters swapped in place',
    paths('/a/{x}/{y}', get('a.get', inPath('x', 'y'))),
    paths('/a/{y}/{x}', get('a.get', inPath('x', 'y'))),
    ['path parameters changed', 'major', 'GET /a/{y}/{x}'],
  ],
  [
    'an operation moved with its path parameters swapped',
    paths('/threads/{thread}/items/{item}', get('a.get', inPath('thread', 'item'))),
    paths('/items/{item}/threads/{thread}', get('a.get', inPath('thread', 'item'))),
    ['route changed', 'major', 'GET /items/{item}/threads/{thread}'],
    ['path parameters changed', 'major', 'GET /items/{item}/threads/{thread}'],
  ],
  [
    'an operation deprecated',
    operation({}),
    operation({ deprecated: true }),
    ['deprecated', 'minor', 'POST /things'],
  ],
  [
    'an operation that gives pages',
    operation({}),
    operation({ 'x-pagination': 'cursor' }),
    ['pagination changed', 'major', 'POST /things'],
  ],
  [
    'pages that take the cursor from another field',
    operation({
      'x-cursor': { items: 'data', next: 'last_id', more: 'has_more', parameter: 'after' },
    }),
    operation({
      'x-cursor': { items: 'data', next: 'next', more: 'has_more', parameter: 'after' },
    }),
    ['pagination changed', 'major', 'POST /things'],
  ],
  [
    'a summary, tags and an extension',
    operation({}),
    operation({ summary: 'Create.', tags: ['things'], 'x-internal': true }),
    ['prose', 'patch', 'POST /things'],
    ['prose', 'patch', 'POST /things'],
    ['prose', 'patch', 'POST /things'],
  ],
  ['callbacks', operation({}), operation({ callbacks: {} }), ['other', 'major', 'POST /things']],
];

const inputs: readonly Row[] = [
  [
    'a first query parameter',
    query(),
    query(limit),
    ['params changed', 'major', 'POST /things params'],
    ['schema added', 'minor', 'ThingsCreateParams'],
  ],
  [
    'one more query parameter',
    query(limit),
    query(limit, after),
    ['field added', 'minor', 'ThingsCreateParams.after'],
  ],
  [
    'a required query parameter',
    query(),
    query({ ...limit, required: true }),
    ['params changed', 'major', 'POST /things params'],
    ['schema added', 'minor', 'ThingsCreateParams'],
  ],
  [
    'a query parameter removed',
    query(limit, after),
    query(limit),
    ['field removed', 'major', 'ThingsCreateParams.after'],
  ],
  [
    'a query parameter renamed',
    query(limit),
    query({ ...limit, name: 'max' }),
    ['field removed', 'major', 'ThingsCreateParams.limit'],
    ['field added', 'minor', 'ThingsCreateParams.max'],
  ],
  [
    'a query parameter that became required',
    query(limit),
    query({ ...limit, required: true }),
    ['became required', 'major', 'POST /things params'],
    ['became required', 'major', 'ThingsCreateParams.limit'],
  ],
  [
    'a query parameter that became a list',
    query(limit),
    query({ ...limit, schema: { type: 'array', items: limit.schema } }),
    ['type changed', 'major', 'ThingsCreateParams.limit'],
  ],
  [
    'a list written otherwise',
    query({ ...after, schema: { type: 'array', items: string } }),
    query({ ...after, explode: false, schema: { type: 'array', items: string } }),
    ['place changed', 'major', 'ThingsCreateParams.after'],
  ],
  ['the usual style written out', query(limit), query({ ...limit, style: 'form', explode: true })],
  [
    'a parameter of the path that its operations have themselves',
    documentOf({ '/a': { parameters: [limit], ...get('a.get') } }),
    documentOf({ '/a': get('a.get', { parameters: [limit] }) }),
  ],
  [
    'a default of a parameter of the path',
    documentOf({ '/a': { parameters: [limit], ...get('a.get') } }),
    documentOf({
      '/a': {
        parameters: [{ ...limit, schema: { type: 'integer', default: 5 } }],
        ...get('a.get'),
      },
    }),
    ['default changed', 'minor', 'AGetParams.limit'],
  ],
  [
    'a first header that callers give',
    query(),
    query({ name: 'Trace', in: 'header', schema: string }),
    ['params changed', 'major', 'POST /things params'],
    ['schema added', 'minor', 'ThingsCreateParams'],
  ],
  [
    'a query parameter in another style',
    query(limit),
    query({ ...limit, style: 'deepObject' }),
    ['place changed', 'major', 'ThingsCreateParams.limit'],
  ],
  [
    'a header that the client fills in',
    query(),
    query(beta),
    ['constant header changed', 'major', 'header Beta'],
  ],
  [
    'another value of a header that the client fills in',
    query(beta),
    query({ ...beta, schema: { const: 'v2' } }),
    ['constant header changed', 'major', 'header Beta'],
  ],
  [
    'a header whose value callers choose',
    query(beta),
    query({ ...beta, schema: string }),
    ['params changed', 'major', 'POST /things params'],
    ['constant header changed', 'major', 'header Beta'],
    ['schema added', 'minor', 'ThingsCreateParams'],
  ],
  [
    'values of a header that the client fills in, which are names of types',
    query({ ...beta, schema: { const: 'integer' } }),
    query({ ...beta, schema: { const: 'number' } }),
    ['constant header changed', 'major', 'header Beta'],
  ],
  ['a header in another case', query(beta), query({ ...beta, name: 'BETA' })],
  [
    'a required body',
    operation({}),
    operation({ requestBody: { required: true, ...body } }),
    ['params changed', 'major', 'POST /things params'],
  ],
  [
    'a first, optional body',
    operation({}),
    operation({ requestBody: body }),
    ['params changed', 'major', 'POST /things params'],
  ],
  [
    'a body beside a query',
    query(limit),
    operation({ parameters: [limit], requestBody: { required: true, ...body } }),
    ['became required', 'major', 'POST /things params'],
    ['required field added', 'major', 'ThingsCreateParams.name'],
  ],
  [
    'a query parameter that became a field of the body',
    operation({ parameters: [limit, after] }),
    operation({ parameters: [after], requestBody: json(closed({ limit: limit.schema })) }),
    ['place changed', 'major', 'ThingsCreateParams.limit'],
  ],
  [
    'a body described',
    operation({ requestBody: body }),
    operation({ requestBody: { ...body, description: 'The thing.' } }),
    ['prose', 'patch', 'POST /things params'],
  ],
  [
    'a body removed',
    operation({ requestBody: body }),
    operation({}),
    ['params changed', 'major', 'POST /things params'],
  ],
  [
    'a body that became optional',
    operation({ requestBody: { required: true, ...body } }),
    operation({ requestBody: body }),
    ['became optional', 'minor', 'POST /things params'],
  ],
  [
    'a body in another media type',
    operation({ requestBody: body }),
    operation({ requestBody: { content: { 'multipart/form-data': { schema: to('Named') } } } }),
    ['params changed', 'major', 'POST /things params'],
  ],
];

const outputs: readonly Row[] = [
  [
    '200 that became 204',
    responses({ 200: named }),
    responses({ 204: done }),
    ['success added', 'major', 'POST /things response 204'],
    ['success removed', 'major', 'POST /things response 200'],
    ['alternative removed', 'major', 'POST /things result(Named)'],
    ['null allowed', 'major', 'POST /things result'],
  ],
  [
    'a success that lost its body',
    responses({ 200: named }),
    responses({ 200: { description: 'OK' } }),
    ['alternative removed', 'major', 'POST /things result(Named)'],
    ['null allowed', 'major', 'POST /things result'],
  ],
  [
    'a success with another body',
    responses({ 200: named }),
    responses({ 200: named, 202: cat }),
    ['success added', 'major', 'POST /things response 202'],
    ['alternative added', 'major', 'POST /things result(Cat)'],
    ['schema added', 'minor', 'ThingsCreateResponse'],
    ['prose', 'patch', 'POST /things result'],
  ],
  [
    'a success with the same body',
    responses({ 200: named }),
    responses({ 200: named, 201: named }),
    ['success added', 'major', 'POST /things response 201'],
  ],
  [
    'one of two successes with the same body removed',
    responses({ 200: named, 201: named }),
    responses({ 200: named }),
    ['success removed', 'major', 'POST /things response 201'],
  ],
  [
    'an error listed',
    responses({ 200: named }),
    responses({ 200: named, 404: cat }),
    ['error added', 'minor', 'response 404'],
  ],
  [
    'an error no longer listed',
    responses({ 200: named, '5XX': cat }),
    responses({ 200: named }),
    ['error removed', 'patch', 'response 5XX'],
  ],
  [
    'a header of a response added',
    responses({ 204: done }),
    responses({ 204: { ...done, headers: { Link: { schema: string } } } }),
    ['response header added', 'minor', 'response header link'],
  ],
  [
    'a required header of a response added',
    responses({ 204: done }),
    responses({ 204: { ...done, headers: { Link: { required: true, schema: string } } } }),
    ['response header added', 'minor', 'response header link'],
  ],
  [
    'a header of a response removed',
    responses({ 204: { ...done, headers: { Link: { schema: string } } } }),
    responses({ 204: done }),
    ['response header removed', 'major', 'response header link'],
  ],
  [
    'a response described',
    responses({ 204: done }),
    responses({ 204: { description: 'Gone.' } }),
    ['prose', 'patch', 'POST /things response 204'],
  ],
];

const twoPaths = { '/a': get('a.get'), '/b': get('b.get') };
const plain = documentOf(twoPaths);
const around: readonly Row[] = [
  [
    'another server',
    plain,
    documentOf(twoPaths, {}, { servers: [{ url: 'https://api.example.test/v2' }] }),
    ['servers changed', 'major', 'servers'],
  ],
  [
    'a server of one operation',
    operation({}),
    operation({ servers: [{ url: 'https://other.example.test' }] }),
    ['servers changed', 'major', 'POST /things'],
  ],
  [
    'no authentication',
    plain,
    documentOf(twoPaths, {}, { security: [] }),
    ['security changed', 'major', 'security'],
  ],
  [
    'another scheme',
    plain,
    documentOf(
      twoPaths,
      {},
      { components: { securitySchemes: { key: { type: 'http', scheme: 'basic' } } } },
    ),
    ['security changed', 'major', 'security'],
    ...(['Cat', 'Dog', 'Fish', 'Named', 'Tree'].map((name) => [
      'schema removed',
      'major',
      name,
    ]) as Reported[]),
  ],
  [
    'the version of OpenAPI',
    plain,
    documentOf(twoPaths, {}, { openapi: '3.1.1' }),
    ['prose', 'patch', 'the document'],
  ],
  [
    'a schema that nothing uses',
    plain,
    documentOf(twoPaths, { Spare: string }),
    ['schema added', 'minor', 'Spare'],
  ],
  [
    'a field of a schema that nothing uses, rated by the graver direction',
    documentOf(twoPaths, { Spare: { type: 'object', properties: { a: string } } }),
    documentOf(twoPaths, {
      Spare: { type: 'object', properties: { a: { type: ['string', 'null'] } } },
    }),
    ['null allowed', 'major', 'Spare.a'],
  ],
  [
    'a schema renamed, with a value removed',
    documentOf(
      { '/a': get('a.get', { responses: { 200: { description: 'OK', ...json(to('Old')) } } }) },
      { Old: { enum: ['a', 'b'] } },
    ),
    documentOf(
      { '/a': get('a.get', { responses: { 200: { description: 'OK', ...json(to('New')) } } }) },
      { New: { enum: ['a'] } },
    ),
    ['schema renamed', 'major', 'New'],
    ['enum value removed', 'major', 'New'],
  ],
  [
    'a schema renamed that only another unused schema refers to',
    documentOf(twoPaths, { Old: string, Spare: { type: 'array', items: to('Old') } }),
    documentOf(twoPaths, { New: string, Spare: { type: 'array', items: to('New') } }),
    ['schema renamed', 'major', 'New'],
  ],
  [
    'two schemas that exchanged their names, although responses stay',
    documentOf({ '/a': get('a.get', responsesWith('One')) }, { One: string, Two: integer }),
    documentOf({ '/a': get('a.get', responsesWith('Two')) }, { One: integer, Two: string }),
    ['type changed', 'major', 'One'],
    ['type changed', 'major', 'Two'],
  ],
];

/** Changes of an operation or of the document, and the changes that spec-diff reports. */
export const operationRows: readonly OperationRow[] = [operations, inputs, outputs, around]
  .flat()
  .map(([name, base, revision, ...expected]) => ({ name, base, revision, expected }));
