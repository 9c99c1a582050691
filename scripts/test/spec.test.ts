import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SpecError } from '../problem.ts';
import { root } from '../root.ts';
import { loadSpec, parseSpec } from '../spec.ts';

const fixture = join(import.meta.dirname, 'fixtures/threads.yaml');
const text = readFileSync(fixture, 'utf8');

/** What is said of the fixture after an edit; the edit must change it. */
async function problemsAfter(from: string | RegExp, to: string): Promise<string> {
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  try {
    await parseSpec(edited, 'threads.yaml');
  } catch (error) {
    expect(error).toBeInstanceOf(SpecError);
    return (error as SpecError).message;
  }
  return 'none';
}

/** The line of the edited fixture that holds a text. */
function lineOf(edited: string, part: string): number {
  return edited.split('\n').findIndex((line) => line.includes(part)) + 1;
}

test('the real spec and the fixture are sound', async () => {
  const spec = await loadSpec(join(root, 'spec/openapi.yaml'));
  expect(spec.file).toBe('spec/openapi.yaml');
  expect(spec.operations.map(({ id }) => id)).toContain('sessions.create');
  expect(spec.schemas).toContain('SessionCreateParams');
  expect((await loadSpec(fixture)).operations).toHaveLength(5);
});

test('a document is a fresh copy each time', async () => {
  const spec = await parseSpec(text, 'threads.yaml');
  spec.document().paths = {};
  expect(Object.keys(spec.document().paths)).toHaveLength(3);
});

test('a version that YAML 1.1 reads as a date stays a string', async () => {
  const spec = await parseSpec(
    text.replace('version: 1.0.0', 'version: 2024-10-01'),
    'threads.yaml',
  );
  expect(spec.document().info['version']).toBe('2024-10-01');
});

describe('what cannot be generated stops with its place', () => {
  test.each<[string, string | RegExp, string, string]>([
    [
      'a second operation of one name',
      'threads.create',
      'threads.list',
      '"threads.list" is already the name of GET /threads',
    ],
    [
      'an operationId without a dot',
      'operationId: threads.create',
      'operationId: createThread',
      '"createThread" is not of the form resource.method',
    ],
    [
      'an operationId with two dots',
      'threads.create',
      'beta.threads.create',
      'is not of the form resource.method',
    ],
    ['no operationId', /\n\s+operationId: threads\.create/, '', 'operationId: is missing'],
    [
      'a method that every class has',
      'threads.create',
      'threads.constructor',
      '"constructor" cannot be the name of a method',
    ],
    [
      'a resource that the client itself has',
      'threads.create',
      'withOptions.create',
      '"withOptions" clashes with a member of the client',
    ],
    [
      'a resource whose class is a schema',
      'threads.create',
      'thread.create',
      'the class of "thread", Thread, clashes with the schema Thread',
    ],
    [
      'a schema that the client uses',
      /\bItem\b/g,
      'RequestOptions',
      '"RequestOptions" clashes with a name that the client uses',
    ],
    [
      'a path parameter that is not declared',
      '/threads/{thread_id}:',
      '/threads/{id}:',
      'the path names {id}, but no path parameter has that name',
    ],
    [
      'a parameter named as another one',
      /name: item-id/,
      'name: thread-id',
      'two parameters of the method would be named "threadId"',
    ],
    [
      'a header that is not fixed',
      'const: threads=v1',
      'minLength: 1',
      'the header "X-Beta" needs a const',
    ],
    ['a cookie', 'in: header', 'in: cookie', 'only path, query and header are expressed'],
    [
      'a body beside a query',
      'operationId: threads.create',
      'operationId: threads.create\n      parameters: [{ name: q, in: query, schema: { type: string } }]',
      'takes one params object',
    ],
    [
      'a body that is no JSON',
      /(requestBody:\s+content:\s+\{ )application\/json/,
      '$1text/plain',
      'must be application/json with a schema, and nothing else',
    ],
    [
      'a reference to nowhere',
      /schemas\/Order/,
      'schemas/Ordering',
      '#/components/schemas/Ordering is nowhere in this document',
    ],
    [
      'a keyword that is not carried over',
      'minLength: 1',
      'pattern: "^a"',
      'pattern: the keyword is not carried over',
    ],
    [
      'a property that is required and not there',
      'required: [id, title]',
      'required: [id, name]',
      '"name" is no property',
    ],
    ['no successful answer', /'204'/, "'404'", 'has no successful answer'],
    [
      'a resource and a query type of one name',
      'threads.create',
      'threadsListParams.create',
      'clashes with the type of "threads.list"',
    ],
    [
      'two query parameters that differ by case',
      'name: order',
      'name: PAGESIZE',
      'there is another query pagesize parameter',
    ],
    [
      'a query parameter without a plain name',
      'name: order',
      'name: __proto__',
      '"__proto__" is no name of a query parameter',
    ],
    [
      'a header of the client',
      'name: X-Beta',
      'name: Authorization',
      '"Authorization" is a header that the client sets itself',
    ],
    [
      'a name twice in a path',
      '/threads/{thread_id}/items/{item-id}',
      '/threads/{thread_id}/items/{thread_id}',
      'the path names {thread_id} twice',
    ],
    [
      'a path that is none',
      '/threads/{thread_id}/items/{item-id}',
      '/threads/{thread_id}/../{item-id}',
      'must be segments of letters',
    ],
    [
      'an operation that fetch cannot send',
      /\n    delete:/,
      '\n    trace:',
      'trace: is not carried over to the packages',
    ],
    [
      'callbacks',
      'summary: Delete a thread.',
      'summary: Delete a thread.\n      callbacks: {}',
      'callbacks: is not carried over',
    ],
    [
      'security of its own',
      'summary: Delete a thread.',
      'summary: Delete a thread.\n      security: []',
      'security: is not carried over',
    ],
    ['webhooks', 'security:', 'webhooks: {}\nsecurity:', 'webhooks: is not carried over'],
    ['two servers', /servers: \[(.*)\]/, 'servers: [$1, $1]', 'servers: must be one'],
    [
      'a key in a query',
      'scheme: bearer',
      'scheme: basic',
      'must be one scheme, of the type http bearer',
    ],
    [
      'a body without a name',
      /\$ref: '#\/components\/schemas\/ThreadCreateParams'/,
      'type: object',
      'needs a name: put it under components/schemas',
    ],
    [
      'an open request',
      'additionalProperties: false',
      'additionalProperties: true',
      'belongs to a request: it needs additionalProperties: false',
    ],
    [
      'a body of a GET',
      'operationId: threads.retrieve',
      "operationId: threads.retrieve\n      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/ThreadCreateParams' } } } }",
      'a GET request has no body',
    ],
    [
      'a reference into the prototype',
      /schemas\/Order/,
      'schemas/toString',
      '#/components/schemas/toString is nowhere in this document',
    ],
    [
      'a description that is no text',
      'description: A thread.',
      'description: 5',
      'components › schemas › Thread › description: must be string',
    ],
    [
      'a default that does not fit',
      'default: Untitled',
      'default: 5',
      'default: does not fit: data must be string',
    ],
    [
      'a schema named as an unnamed answer',
      /\bItem\b/g,
      'ThreadsListResponse',
      'clashes with the schema ThreadsListResponse',
    ],
    [
      'a schema that leads to itself',
      'id: { type: string, description: Its id. }',
      "self: { $ref: '#/components/schemas/Thread' }\n        id: { type: string }",
      'refers to itself',
    ],
    [
      'null beside an enum',
      'type: string, enum: [asc, desc]',
      "type: [string, 'null'], enum: [asc, desc]",
      'a const or an enum decides whether null is admitted',
    ],
    ['a negative length', 'minLength: 1', 'minLength: -1', 'must be >= 0'],
    [
      'a path item that is nothing',
      /^components:/m,
      '  /nothing:\ncomponents:',
      'paths › /nothing: must be object',
    ],
    ['another version of OpenAPI', 'openapi: 3.1.0', 'openapi: 3.0.3', 'must be 3.1.x, not 3.0.3'],
    [
      'a key that is there twice',
      'openapi: 3.1.0',
      'openapi: 3.1.0\nopenapi: 3.1.0',
      'Map keys must be unique',
    ],
    ['no YAML', 'openapi: 3.1.0', 'openapi: [', 'threads.yaml:'],
  ])('%s', async (_, from, to, message) => {
    const said = await problemsAfter(from, to);
    expect(said).toContain(message);
    expect(said).toMatch(/nothing was written\.\n {2}threads\.yaml:\d+ /);
  });

  test('with the line, and the keys that lead there', async () => {
    const edited = text.replace('threads.create', 'createThread');
    expect(await problemsAfter('threads.create', 'createThread')).toContain(
      `threads.yaml:${lineOf(edited, 'createThread')} paths › /threads › post › operationId: `,
    );
  });

  test('two operations whose constants would have one name', async () => {
    const edited = text.replace('threads.create', 'a.bC').replace('threads.list', 'aB.c');
    await expect(parseSpec(edited, 'threads.yaml')).rejects.toThrow(
      'the constant of "a.bC", aBC, clashes with the constant of "aB.c"',
    );
  });

  test('all at once', async () => {
    const edited = text
      .replace('threads.create', 'createThread')
      .replace('in: header', 'in: cookie');
    await expect(parseSpec(edited, 'threads.yaml')).rejects.toThrow(/createThread[^]*cookie/);
  });
});
