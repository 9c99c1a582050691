import { expect, test } from 'vitest';
import { findDrift } from '../../upstream/drift.ts';
import { readPart } from '../../upstream/part.ts';
import { createFolder } from './run.ts';

const { run, write } = createFolder();

type Node = Readonly<Record<string, unknown>>;

/** Returns a document with one operation that has only a body. */
function bodyOf(schema: unknown, schemas: Node = {}): Node {
  const requestBody = { content: { 'application/json': { schema } } };
  return {
    openapi: '3.1.0',
    paths: { '/chatkit/sessions': { post: { requestBody } } },
    components: { schemas },
  };
}

const to = (name: string): Node => ({ $ref: `#/components/schemas/${name}` });
const schema = { type: 'object', properties: { odd: { type: 'string' } } };
const object = bodyOf(schema);

/** Returns the drift between two documents, without its values. */
function drift(theirs: Node, ours = object): string[] {
  const own = readPart(ours);
  const { differences } = findDrift(own, readPart(theirs, own));
  return differences.map((line) => line.replace(/ › ours .*/, ''));
}

const odd = 'PostChatkitSessionsParams.odd';

test.each<[name: string, schema: unknown, ...lines: string[]]>([
  ['a reference to itself', to('Odd'), `${odd}(string) › alternative`],
  ['all of itself', { allOf: [to('Odd')] }, `${odd}(string) › alternative`],
  ['a choice of itself', { oneOf: [to('Odd')] }, `${odd}(string) › alternative`],
  ['itself or a string', { oneOf: [to('Odd'), { type: 'string' }] }, `${odd} › oneOf`],
  ['all of itself and a string', { allOf: [to('Odd'), { type: 'string' }] }],
  ['an object of itself', { type: 'object', properties: { odd: to('Odd') } }, `${odd} › type`],
  ['a reference that leads nowhere', to('Nothing'), `${odd} › type`],
  ['a reference with a broken encoding', to('50%'), `${odd} › type`],
  ['a reference to a member of every object', { $ref: '#/constructor' }, `${odd} › type`],
])('spec-upstream compares a schema that is %s', (_, Odd, ...lines) => {
  const schema = { type: 'object', properties: { odd: to('Odd') } };
  expect(drift(bodyOf(schema, { Odd, '50%': { type: 'integer' } }))).toEqual(lines);
});

test('spec-upstream reports the place of an invalid schema', () => {
  expect(() => drift(bodyOf(to('Odd'), { Odd: 3 }))).toThrow(
    'the schema at components › schemas › Odd is invalid: must be object,boolean',
  );
  expect(() => drift(bodyOf(to('Odd'), { Odd: { anyOf: [] } }))).toThrow(
    'the schema at components › schemas › Odd › anyOf is invalid: must NOT have fewer than 1 items',
  );
});

test.each<[what: string, operation: unknown, reason: string]>([
  [
    'responses that are a reference',
    { responses: to('Odd') },
    'responses.*object, received string',
  ],
  ['responses that are no record', { responses: true }, 'responses.*record, received boolean'],
  ['parameters that are no list', { parameters: { a: 1 } }, 'parameters.*array, received object'],
  [
    'a $ref that is no string',
    { requestBody: { $ref: 5 } },
    'requestBody.*ref.*string, received number',
  ],
  ['an operationId that is no string', { operationId: 5 }, 'operationId.*string, received number'],
])('spec-upstream refuses an operation with %s and names the place', (_, post, reason) => {
  const theirs = { ...object, paths: { '/chatkit/sessions': { post } } };
  expect(() => drift(structuredClone(theirs))).toThrow(new RegExp(reason, 's'));
});

test('spec-upstream refuses components that are null', () => {
  expect(() => drift({ ...object, components: null })).toThrow(
    /components.*object, received null/s,
  );
});

test('spec-upstream ignores invalid operations and schemas that our spec does not use', () => {
  const theirs = bodyOf(schema, { Odd: 3, Pair: { allOf: [to('Odd')], anyOf: [] } });
  const unused = {
    post: { requestBody: { content: { 'application/json': { schema: to('Pair') } } } },
  };
  expect(drift({ ...theirs, paths: { ...(theirs['paths'] as Node), '/odd': unused } })).toEqual([]);
});

test('spec-upstream compares two recursive schemas', () => {
  const Tree = (type: string) => ({
    type: 'object',
    properties: { tree: to('Tree'), leaf: { type } },
  });
  const [one, other] = ['string', 'integer'].map((type) =>
    bodyOf(to('Tree'), { Tree: Tree(type) }),
  );
  expect(drift(other ?? {}, one)).toEqual(['Tree.leaf › type']);
});

test('spec-upstream refuses a YAML alias inside its own anchor', async () => {
  const operation = '{ x-again: *odd, responses: {} }';
  const text = `openapi: 3.1.0\npaths: { /chatkit/odd: { get: &odd ${operation} } }`;
  write('circular.yaml', text);
  expect(await run('circular.yaml')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(
      'circular.yaml cannot be read: Converting circular structure to JSON',
    ),
  });
});

test('spec-upstream reports a document that is nested too deeply', async () => {
  const deep = '{ "allOf": ['.repeat(20_000) + '{}' + '] }'.repeat(20_000);
  write('deep.json', JSON.stringify(bodyOf('deep')).replace('"deep"', deep));
  write('ours.json', JSON.stringify(object));
  expect(await run('deep.json', '--spec', 'ours.json')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('deep.json cannot be read: nesting exceeded maxDepth (100)'),
  });
});

test('spec-upstream encodes control characters of the document in the report', async () => {
  const properties = { '\u001B[2J\nKnown\n\u009B1m\u202Ex': {} };
  write('colors.json', JSON.stringify(bodyOf({ type: 'object', properties })));
  const { stdout } = await run('colors.json');
  expect(stdout).toContain('%1B[2J%0AKnown%0A%C2%9B1m%E2%80%AEx › field');
  expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cf}/u);
});
