import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseSpec } from '../spec/load.ts';
import { fixtures } from './fixtures.ts';
import { generate, type Module } from './generated.ts';

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

const spec = await parseSpec(fixtures.shapes, 'shapes.yaml');

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
