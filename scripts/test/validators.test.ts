import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseSpec } from '../spec/load.ts';
import { fixtures } from './fixtures.ts';
import { generate, type Module, withAddedSchemas, inZod } from './generated.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { valuesFor } from './json-values.ts';

const folder = temporaryFolder(inZod);

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
  { ...drawing, frame: { 'line-width': 2 ** 53 - 1, inner: { on: true } } },
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

describe('validators generated from the shapes fixture', () => {
  const ajv = new Ajv2020({ strict: false, strictNumbers: true });
  ajv.addSchema(withAddedSchemas(fixtures.shapes, spec), 'spec');
  let entries: Record<string, Module>;
  beforeAll(async () => {
    entries = await generate(join(folder, 'shapes'), spec);
  });

  test.each(['Point', 'Kind', 'Tags', 'Drawing', 'Cell'])(
    'accept and reject the same values of %s as ajv',
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

  test('report the path of an issue inside an array, an object or a map', () => {
    const value = {
      kind: 'dot',
      points: [point, { x: 1, y: 2 }],
      names: ['ab', 5],
      frame: { 'line-width': 0 },
      tags: { ab: { x: 1, y: -2 } },
    };
    const issuesOf = (entry: string) =>
      entries[entry]?.['Drawing']?.['~standard'].validate(value).issues ?? [];
    const messages = [
      'Expected a number from -1 to 1, got 2.',
      'Expected a string of 2 to 3 characters, got 5.',
      'Expected an integer of at least 1, got 0.',
      'Expected a number from -1 to 1, got -2.',
    ];
    expect(issuesOf('standalone').map(({ message }) => message)).toEqual(messages);
    const places = [
      ['points', 1, 'y'],
      ['names', 1],
      ['frame', 'line-width'],
      ['tags', 'ab', 'y'],
    ];
    for (const entry of ['zod', 'standalone']) {
      expect(issuesOf(entry).map(({ path }) => path)).toEqual(places);
    }
  });

  test('accept every successful response of an operation with inline schemas', () => {
    for (const { validators } of Object.values(entries)) {
      const { request, response } = validators['shapes.draw'] ?? {};
      const isResponse = (value: unknown) => !response?.['~standard'].validate(value).issues;
      expect([[point], [], point, null].map(isResponse)).toEqual([true, true, true, true]);
      expect([[1], {}, undefined, 'x'].map(isResponse)).toEqual([false, false, false, false]);
      expect(request?.['~standard'].validate({ title: 'x' }).issues).toBeUndefined();
      const [issue] = request?.['~standard'].validate({ titel: 'x' }).issues ?? [];
      expect(issue?.message).toMatch(/^Unknown key(?: "titel")?\./);
    }
  });
});

describe.each(['shop', 'museum', 'trains', 'notations', 'vendor'] as const)(
  'validators generated from the fixture %s',
  (fixture) => {
    test('accept and reject the same values as ajv, for every schema', async () => {
      const each = await parseSpec(fixtures[fixture], `${fixture}.yaml`);
      const entries = await generate(join(folder, fixture), each);
      const document = withAddedSchemas(fixtures[fixture], each);
      const schemas = document.components?.schemas ?? {};
      const ajv = new Ajv2020({
        strict: false,
        validateFormats: false,
        strictNumbers: true,
        logger: false,
      });
      ajv.addSchema(document, 'spec');
      expect(each.schemas.size).toBeGreaterThan(5);
      for (const name of each.schemas.keys()) {
        const fits = ajv.compile({ $ref: `spec#/components/schemas/${name}` });
        fc.assert(
          fc.property(valuesFor(schemas[name] ?? {}, schemas), (value) => {
            for (const [entry, module] of Object.entries(entries)) {
              const { issues } = module[name]!['~standard'].validate(value);
              if ((issues === undefined) !== fits(value)) expect.fail(`${entry} about ${name}`);
            }
          }),
          { numRuns: 100 },
        );
      }
    });
  },
);

describe("validators generated from the vendor's notations", () => {
  let entries: Record<string, Module>;
  beforeAll(async () => {
    entries = await generate(
      join(folder, 'unions'),
      await parseSpec(fixtures.notations, 'notations.yaml'),
    );
  });

  test('report an issue inside a union member with its own path and message', () => {
    const data = [
      {
        id: 'cthi_1',
        type: 'user_message',
        content: [{ type: 'input_text', text: 1 }],
        attachments: [],
      },
      { id: 'cthi_2', type: 'poll' },
    ];
    const value = { data, last_id: null, has_more: false };
    const [zod, standalone] = ['zod', 'standalone'].map(
      (entry) => entries[entry]?.['ItemList']?.['~standard'].validate(value).issues,
    );
    expect(standalone).toEqual([
      { path: ['data', 0, 'content', 0, 'text'], message: 'Expected a string, got 1.' },
      { path: ['data', 1, 'type'], message: 'Expected "user_message" or "widget", got "poll".' },
    ]);
    expect(zod?.map(({ path }) => path)).toEqual(standalone?.map(({ path }) => path));
    expect(zod?.map(({ message }) => message)).toEqual([
      'Invalid input: expected string, received number',
      `Invalid discriminator value. Expected 'user_message' | 'widget', got "poll"`,
    ]);
  });
});
