import { expect, test } from 'vitest';
import { load } from 'js-yaml';
import type { Node } from '../../compare/document.ts';
import { findDrift } from '../../upstream/drift.ts';
import { run, write } from './run.ts';

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
const ours = bodyOf({ type: 'object', properties: { odd: { type: 'string' } } });

function drift(theirs: Node): string[] {
  return findDrift(ours, theirs).differences.map(({ at, what }) => `${at}: ${what}`);
}

const odd = 'POST /chatkit/sessions request body.odd';

test.each<[name: string, schema: unknown, ...lines: string[]]>([
  ['a reference to itself', to('Odd'), `${odd}: type`],
  ['all of itself', { allOf: [to('Odd')] }, `${odd}: type`],
  ['a choice of itself', { oneOf: [to('Odd')] }, `${odd}(string): alternative`],
  ['itself or a string', { oneOf: [to('Odd'), { type: 'string' }] }],
  ['all of itself and a string', { allOf: [to('Odd'), { type: 'string' }] }],
  ['an object of itself', { type: 'object', properties: { odd: to('Odd') } }, `${odd}: type`],
  ['a reference that leads nowhere', to('Nothing'), `${odd}: type`],
  ['a reference with a broken encoding', to('50%'), `${odd}: type`],
  ['a reference to a member of every object', { $ref: '#/constructor' }, `${odd}: type`],
  ['not an object', 3, `${odd}: type`],
])('spec-upstream compares a schema that is %s', (_, Odd, ...lines) => {
  const schema = { type: 'object', properties: { odd: to('Odd') } };
  expect(drift(bodyOf(schema, { Odd, '50%': { type: 'integer' } }))).toEqual(lines);
});

test('spec-upstream compares two recursive schemas', () => {
  const Tree = (type: string) => ({
    type: 'object',
    properties: { tree: to('Tree'), leaf: { type } },
  });
  const [one, other] = ['string', 'integer'].map((type) =>
    bodyOf(to('Tree'), { Tree: Tree(type) }),
  );
  expect(findDrift(one ?? {}, other ?? {}).differences).toEqual([
    { at: 'Tree.leaf', what: 'type', ours: 'string', theirs: 'integer' },
  ]);
});

test('spec-upstream compares schemas that each contain the next schema twice without repeated work', () => {
  const twice = Array.from({ length: 64 }, (_, at) => {
    const next = to(`Twice${at + 1}`);
    return [`Twice${at}`, { allOf: [next, next, { properties: { a: next, b: next } }] }];
  });
  const end = { type: 'object', properties: { odd: { type: 'string' } } };
  const schemas = { ...Object.fromEntries(twice), Twice64: end } as Node;
  expect(drift(bodyOf(to('Twice0'), schemas))).toContain(
    'POST /chatkit/sessions request body.a: field',
  );
});

test('spec-upstream compares a YAML alias inside its own anchor', () => {
  const text =
    'openapi: 3.1.0\npaths: { /chatkit/odd: { get: &odd { x-again: *odd, responses: {} } } }';
  expect(drift(load(text) as Node)).toContain('GET /chatkit/odd: operation');
});

test('spec-upstream reports a document whose schemas are nested too deeply', async () => {
  const deep = '{ "allOf": ['.repeat(20_000) + '{}' + '] }'.repeat(20_000);
  write('deep.json', JSON.stringify(bodyOf('deep')).replace('"deep"', deep));
  write('ours.json', JSON.stringify(ours));
  expect(await run('deep.json', '--spec', 'ours.json')).toMatchObject({
    status: 2,
    stderr: 'deep.json cannot be compared: its schemas are nested too deeply.\n',
  });
});

test('spec-upstream escapes control characters of the document in the report', async () => {
  const properties = { '\u001B[2J\nKnown\n\u009B1m\u202Ex': {} };
  write('colors.json', JSON.stringify(bodyOf({ type: 'object', properties })));
  const { stdout } = await run('colors.json');
  expect(stdout).toContain('\\u{1b}[2J\\u{a}Known\\u{a}\\u{9b}1m\\u{202e}x: field');
  expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cf}/u);
});
