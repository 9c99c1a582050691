import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { preflight as preflightOfSpec } from '@chatkit-sessions/zod';
import { parseSpec } from '../spec/load.ts';
import { fixtures } from './fixtures.ts';
import { root } from '../repository/root.ts';
import { generate, inZod } from './generated.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder(inZod);

type Preflighter = typeof preflightOfSpec;

const { shapes } = fixtures;
const spec = await parseSpec(shapes, 'shapes.yaml');
const point = { x: 1, y: 0 };

test('the x-hint of a nullable union appears in the zod issue', async () => {
  const tags = "tags: { $ref: '#/components/schemas/Tags' }";
  const tagsOrNull =
    "tags: { anyOf: [{ type: boolean }, { type: 'null' }], x-hint: Leave it out. }";
  const { zod } = await generate(
    join(folder, 'hint'),
    await parseSpec(shapes.replace(tags, tagsOrNull), 'shapes.yaml'),
  );
  const validate = zod?.['Drawing']?.['~standard'].validate;
  const { issues } = validate?.({ kind: null, points: [], tags: 1 }) ?? {};
  expect(issues?.map(({ message }) => message)).toEqual([
    'Invalid input: expected boolean, received number. Leave it out.',
  ]);
  const valid = { kind: null, points: [], tags: null };
  expect(validate?.(valid)).toEqual({ value: valid });
});

test('preflight() compiles and works after its params schema is renamed', async () => {
  const text = readFileSync(join(root, 'spec/openapi.yaml'), 'utf8');
  const renamed = text.replaceAll('SessionCreateParams', 'NewSession');
  await generate(join(folder, 'renamed'), await parseSpec(renamed, 'renamed.yaml'));
  const file = pathToFileURL(join(folder, 'renamed', 'messages/preflight.ts')).href;
  const { preflight } = (await import(file)) as { preflight: Preflighter };
  expect(preflight({ workflow: { id: 'wf_1' } }).issues).toMatchObject([{ path: ['user'] }]);
});

test('preflight() adds the hints of objects that are inside a map or a list', async () => {
  const color = '{ type: string, x-hint: Write a name such as red. }';
  const closed = 'type: object, additionalProperties: false, x-misnamed: { colour: Write color. }';
  const label = `{ ${closed}, properties: { color: ${color} } }`;
  const text = readFileSync(join(root, 'spec/openapi.yaml'), 'utf8').replace(
    /( +)chatkit_configuration:\n +\$ref: '#\/components\/schemas\/ChatSessionChatKitConfigurationParam'/,
    (found, indent: string) =>
      `${indent}labels: { type: object, additionalProperties: ${label} }
${indent}list: { type: array, items: ${label} }
${found}`,
  );
  await generate(join(folder, 'labels'), await parseSpec(text, 'labels.yaml'));
  const file = pathToFileURL(join(folder, 'labels', 'messages/preflight.ts')).href;
  const { preflight } = (await import(file)) as { preflight: Preflighter };
  const wrong = [{ colour: 'red' }, { color: 1 }, { colors: 'red' }];
  const workflow = { id: 'wf_1' };
  for (const field of [{ labels: { ...wrong } }, { list: wrong }]) {
    const { issues } = preflight({ user: 'u', workflow, ...field });
    expect(issues.map(({ message }) => message)).toEqual([
      'Unknown key. Write color.',
      'Expected a string, got 1. Write a name such as red.',
      'Unknown key. Did you mean color?',
    ]);
  }
});

describe('after a change of only the spec', () => {
  test.each<[string, string, string, string, unknown]>([
    ['an upper bound', 'maximum: 1 }', 'maximum: 2 }', 'Point', { x: 0, y: 2 }],
    ['a lower bound', 'minimum: -1', 'minimum: -9', 'Point', { x: 0, y: -9 }],
    ['a value', '[line, dot]', '[line, dot, circle]', 'Kind', 'circle'],
    ['a size', 'maxProperties: 2', 'maxProperties: 3', 'Tags', { ab: point, cd: point, ef: point }],
    ['a least size', 'minProperties: 1', 'minProperties: 0', 'Tags', {}],
    [
      'a key',
      'propertyNames: { type: string, minLength: 2',
      'propertyNames: { type: string, minLength: 1',
      'Tags',
      { a: point },
    ],
    ['a requirement', 'required: [x, y]', 'required: [x]', 'Point', { x: 1 }],
    ['a null', 'x: { type: number }', "x: { type: [number, 'null'] }", 'Point', { x: null, y: 0 }],
    [
      'an open object',
      'additionalProperties: false\n      required: [x, y]',
      'required: [x, y]',
      'Point',
      { ...point, z: [1] },
    ],
  ])('zod and standalone validators change: %s', async (what, from, to, name, value) => {
    expect(shapes).toContain(from);
    const before = await generate(join(folder, `before ${what}`), spec);
    const edited = await parseSpec(shapes.replace(from, to), 'shapes.yaml');
    const after = await generate(join(folder, `after ${what}`), edited);
    for (const entry of ['zod', 'standalone']) {
      const validate = (modules: typeof before) =>
        modules[entry]?.[name]?.['~standard'].validate(value);
      expect(validate(before)?.issues).toHaveLength(1);
      expect(validate(after)).toEqual({ value });
    }
  });
});
