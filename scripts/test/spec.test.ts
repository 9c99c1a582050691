import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SpecError } from '../problem.ts';
import { root } from '../root.ts';
import { loadSpec, parseSpec } from '../spec.ts';

const fixture = join(import.meta.dirname, 'fixtures/threads.yaml');
const text = readFileSync(fixture, 'utf8');

/** What is said of the fixture after an edit; the edit must change it. */
function problemsAfter(from: string | RegExp, to: string): string {
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  try {
    parseSpec(edited, 'threads.yaml');
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
  expect(spec.operations.map(({ id }) => id)).toEqual(['sessions.create', 'sessions.cancel']);
  expect(spec.schemas).toContain('SessionCreateParams');
  expect((await loadSpec(fixture)).operations).toHaveLength(5);
});

test('a document is a fresh copy each time', () => {
  const spec = parseSpec(text, 'threads.yaml');
  spec.document().paths = {};
  expect(Object.keys(spec.document().paths)).toHaveLength(3);
});

test('a version that YAML 1.1 reads as a date stays a string', () => {
  const spec = parseSpec(text.replace('version: 1.0.0', 'version: 2024-10-01'), 'threads.yaml');
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
      'the class Thread of "thread" clashes with the type of that name',
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
      '#/components/schemas/Ordering is no schema of this spec',
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
    ['another version of OpenAPI', 'openapi: 3.1.0', 'openapi: 3.0.3', 'must be 3.1.x, not 3.0.3'],
    [
      'a key that is there twice',
      'openapi: 3.1.0',
      'openapi: 3.1.0\nopenapi: 3.1.0',
      'Map keys must be unique',
    ],
    ['no YAML', 'openapi: 3.1.0', 'openapi: [', 'threads.yaml:'],
  ])('%s', (_, from, to, message) => {
    const said = problemsAfter(from, to);
    expect(said).toContain(message);
    expect(said).toMatch(/nothing was written\.\n {2}threads\.yaml:\d+ /);
  });

  test('with the line, and the keys that lead there', () => {
    const edited = text.replace('threads.create', 'createThread');
    expect(problemsAfter('threads.create', 'createThread')).toContain(
      `threads.yaml:${lineOf(edited, 'createThread')} paths › /threads › post › operationId: `,
    );
  });

  test('all at once', () => {
    const edited = text
      .replace('threads.create', 'createThread')
      .replace('in: header', 'in: cookie');
    expect(() => parseSpec(edited, 'threads.yaml')).toThrow(/createThread[^]*cookie/);
  });
});
