import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { renderPackage } from '../render.ts';
import { root } from '../root.ts';
import { parseSpec, type Spec } from '../spec.ts';

vi.setConfig({ testTimeout: 60_000 });

const shapes = readFileSync(join(import.meta.dirname, 'fixtures/shapes.yaml'), 'utf8');
const source = join(root, 'packages/zod/src');
const ignored = join(root, 'packages/zod/.turbo');
mkdirSync(ignored, { recursive: true });
const folder = mkdtempSync(join(ignored, 'validators-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Standard {
  '~standard': {
    validate: (value: unknown) => {
      value?: unknown;
      issues?: readonly { message: string; path: readonly unknown[] }[];
    };
  };
}
type Module = Record<string, Standard> & { validators: Record<string, Record<string, Standard>> };

/** Generates the validators of a spec beside a copy of what they are made of, and loads them. */
async function generate(name: string, spec: Spec): Promise<Record<string, Module>> {
  const to = join(folder, name);
  mkdirSync(join(to, 'gen'), { recursive: true });
  for (const file of readdirSync(source).filter((file) => file.endsWith('.ts'))) {
    copyFileSync(join(source, file), join(to, file));
  }
  for (const [file, text] of await renderPackage('zod', spec)) {
    writeFileSync(join(to, 'gen', file), text);
  }
  const load = (file: string): Promise<Module> =>
    import(pathToFileURL(join(to, 'gen', `${file}.gen.ts`)).href);
  return { zod: await load('zod'), mini: await load('mini'), standalone: await load('standalone') };
}

const point = { x: 1, y: 0 };
const drawing = { kind: 'dot', points: [point] };
const values: unknown[] = [
  null,
  [],
  {},
  point,
  { ...point, y: 1.01 },
  { ...point, y: -1 },
  { ...point, z: 1 },
  'line',
  'circle',
  { ab: point },
  { ab: point, cd: point },
  { ab: point, cd: point, ef: point },
  { a: point },
  { '🙂': point },
  { '🙂🙂🙂': point },
  { '🙂🙂🙂🙂': point },
  { ab: 1 },
  drawing,
  { ...drawing, kind: null },
  { ...drawing, kind: 'circle' },
  { ...drawing, points: {} },
  { ...drawing, points: [point, { x: 1 }] },
  { ...drawing, points: [] },
  { ...drawing, names: null },
  { ...drawing, names: ['ab', '🙂🙂'] },
  { ...drawing, names: ['ab', 'a'] },
  { ...drawing, names: ['🙂'] },
  { ...drawing, names: ['abcd'] },
  { ...drawing, frame: { 'line-width': 1, more: [null] } },
  { ...drawing, frame: { 'line-width': 0 } },
  { ...drawing, frame: { 'line-width': 1.5 } },
  { ...drawing, frame: {} },
  { ...drawing, frame: { 'line-width': 2 ** 60, inner: { on: true } } },
  { ...drawing, frame: { 'line-width': 1, inner: { on: 1 } } },
  { ...drawing, frame: { 'line-width': 1, inner: { off: true } } },
  { ...drawing, fill: 'red' },
  { ...drawing, fill: point },
  { ...drawing, fill: { ab: point } },
  { ...drawing, fill: { ab: point, z: 1 } },
  { ...drawing, fill: 1 },
  { ...drawing, tags: {} },
  { ...drawing, tags: { ab: point } },
  { fill: 'red' },
  { fill: point, more: [point] },
  { fill: { ab: point } },
  { fill: { ab: { ...point, z: 1 } } },
];

const spec = await parseSpec(shapes, 'shapes.yaml');

describe('validators of another spec', () => {
  const ajv = new Ajv2020({ strict: false, strictNumbers: true });
  ajv.addSchema(spec.document(), 'spec');
  let entries: Record<string, Module>;
  beforeAll(async () => {
    entries = await generate('shapes', spec);
  });

  test.each(['Point', 'Kind', 'Tags', 'Drawing', 'Cell'])(
    'accept of %s what the spec accepts',
    (name) => {
      const fits = ajv.compile({ $ref: `spec#/components/schemas/${name}` });
      expect(values.some((value) => fits(value))).toBe(true);
      for (const [entry, module] of Object.entries(entries)) {
        for (const value of values) {
          const result = module[name]?.['~standard'].validate(value);
          const seen = { entry, value, fits: result?.issues === undefined };
          expect(seen).toEqual({ entry, value, fits: fits(value) });
          if (result?.issues === undefined) expect(result?.value).toEqual(value);
        }
      }
    },
  );

  test('say where in a list, an object or a map something is wrong', () => {
    const value = {
      kind: 'dot',
      points: [point, { x: 1, y: 2 }],
      names: ['ab', 5],
      frame: { 'line-width': 0 },
      tags: { ab: { x: 1, y: -2 } },
    };
    for (const { Drawing } of Object.values(entries)) {
      const { issues } = Drawing?.['~standard'].validate(value) ?? {};
      expect(issues).toMatchObject([
        { path: ['points', 1, 'y'], message: 'Expected a number from -1 to 1, got 2.' },
        { path: ['names', 1], message: 'Expected a string of 2 to 3 characters, got 5.' },
        { path: ['frame', 'line-width'], message: 'Expected an integer of at least 1, got 0.' },
        { path: ['tags', 'ab', 'y'], message: 'Expected a number from -1 to 1, got -2.' },
      ]);
    }
  });

  class List extends Array<unknown> {}
  const holed = [point, point];
  delete holed[0];
  test.each<[string, unknown[]]>([
    ['an instance of a subclass', List.of(point)],
    ['holes', holed],
    ['a hole at the end', Object.assign([point], { length: 2 })],
    ['a further property', Object.assign([point], { more: 1 })],
  ])('refuse a list with %s', (_, points) => {
    for (const { Drawing } of Object.values(entries)) {
      const { issues } = Drawing?.['~standard'].validate({ ...drawing, points }) ?? {};
      expect(issues).toMatchObject([
        { path: ['points'], message: 'Expected a plain array, got an array.' },
      ]);
    }
  });

  test('take the items of a list for what they are, whatever its iterator and its getters say', () => {
    let reads = 0;
    const flipping = Object.defineProperty([point], 0, {
      enumerable: true,
      get: () => (reads++ === 0 ? point : null),
    });
    const posing = Object.assign([null], { [Symbol.iterator]: () => [point].values() });
    for (const module of [entries['zod'], entries['mini']]) {
      const validate = (points: unknown) =>
        module?.['Drawing']?.['~standard'].validate({ ...drawing, points });
      reads = 0;
      expect(validate(flipping)).toEqual({ value: drawing });
      expect(validate(posing)?.issues).toMatchObject([{ path: ['points', 0] }]);
    }
  });

  test('of zod give a copy, as deep as the schema knows the value', () => {
    const cell = { fill: { ab: { ...point } } };
    for (const module of [entries['zod'], entries['mini']]) {
      const { value } = module?.['Cell']?.['~standard'].validate(cell) ?? {};
      expect(value).toEqual(cell);
      const copy = value as typeof cell;
      expect(
        [copy, copy.fill, copy.fill.ab].some((part) =>
          [cell, cell.fill, cell.fill.ab].includes(part as never),
        ),
      ).toBe(false);
    }
  });

  test('take every successful answer of an operation, none of which has a name', () => {
    for (const { validators } of Object.values(entries)) {
      const { request, response } = validators['shapes.draw'] ?? {};
      const isAnswer = (value: unknown) => !response?.['~standard'].validate(value).issues;
      expect([[point], [], point, null].map(isAnswer)).toEqual([true, true, true, true]);
      expect([[1], {}, undefined, 'x'].map(isAnswer)).toEqual([false, false, false, false]);
      expect(request?.['~standard'].validate({ title: 'x' }).issues).toBeUndefined();
      const [issue] = request?.['~standard'].validate({ titel: 'x' }).issues ?? [];
      expect(issue?.message).toMatch(/^Unknown key(?: "titel")?\./);
    }
  });
});

test('advice beside a choice of a schema and null is given by zod', async () => {
  const from = "kind: { anyOf: [{ $ref: '#/components/schemas/Kind' }, { type: 'null' }]";
  const frame = "tags: { $ref: '#/components/schemas/Tags' }";
  const text = shapes
    .replace(from, `${from}, x-hint: Draw dots.`)
    .replace(
      frame,
      "tags: { anyOf: [{ type: boolean }, { type: 'null' }], x-hint: Leave it out. }",
    );
  const { zod, mini } = await generate('advice', await parseSpec(text, 'shapes.yaml'));
  for (const module of [zod, mini]) {
    const value = { kind: 'circle', points: [], tags: 1 };
    const { issues } = module?.['Drawing']?.['~standard'].validate(value) ?? {};
    expect(issues?.map(({ message }) => message)).toEqual([
      'Expected "line" or "dot", got a string of length 6. Draw dots.',
      'Expected a boolean or null, got 1. Leave it out.',
    ]);
    const valid = { kind: null, points: [], tags: null };
    expect(module?.['Drawing']?.['~standard'].validate(valid)).toEqual({ value: valid });
  }
});

describe('a change of the spec and nothing else', () => {
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
  ])('changes the validators: %s', async (what, from, to, name, value) => {
    expect(shapes).toContain(from);
    const before = await generate(`before ${what}`, spec);
    const after = await generate(
      `after ${what}`,
      await parseSpec(shapes.replace(from, to), 'shapes.yaml'),
    );
    for (const entry of ['zod', 'mini', 'standalone']) {
      const validate = (modules: typeof before) =>
        modules[entry]?.[name]?.['~standard'].validate(value);
      expect(validate(before)?.issues).toHaveLength(1);
      expect(validate(after)).toEqual({ value });
    }
  });
});
