import { describe, expect, test } from 'vitest';
import { bumpFor } from '../../diff/rating.ts';
import { diffSpecs } from '../../diff/rate.ts';
import { toJson, toMarkdown, toText } from '../../diff/report.ts';
import { parseSpecText } from '../../diff/spec-text.ts';
import { changesBetween, documentOf, json, operation, to } from './documents.ts';

const thing = (maximum: number, values: string[]) => ({
  type: 'object',
  properties: { size: { type: 'integer', maximum }, state: { enum: values } },
});
const shared = (maximum: number, values: string[]): string => {
  const responses = { 200: { description: 'OK', ...json(to('Thing')) } };
  return documentOf(
    {
      '/a': { post: { operationId: 'a.set', requestBody: json(to('Thing')), responses } },
      '/b': { get: { operationId: 'b.get', responses } },
    },
    { Thing: thing(maximum, values) },
  );
};
const [before, after] = [shared(9, ['a', 'b']), shared(5, ['a', 'b', 'c'])];

describe('a spec-diff report', () => {
  const diff = diffSpecs(parseSpecText('base.yaml', before), parseSpecText('revision.yaml', after));
  const bump = bumpFor(diff.rating, '0.3.0');

  test('as text has ratings, places, operations and effects, highest rating first', () => {
    const text = toText(diff, bump);
    expect(text).toMatch(/^revision\.yaml against base\.yaml: 1 major, 1 minor\n\nMAJOR\n/);
    expect(text).toContain('Thing.size has the maximum `5` instead of `9`: values beyond it');
    const line = after.split('\n').findIndex((each) => each.includes('maximum: 5')) + 1;
    expect(text).toContain(`revision.yaml:${line}  #/components/schemas/Thing/properties/size`);
    expect(text).toContain('affects a.set (request), a.set (response), b.get (response)');
    expect(text).toContain('before 1.0 (the version is 0.3.0) a major becomes a minor');
  });

  test('as Markdown has a list for each rating', () => {
    const text = toMarkdown(diff, bump);
    expect(text.match(/^### (Major|Minor|Patch)$/gm)).toEqual(['### Major', '### Minor']);
    expect(text.match(/^- `.*`/gm)).toHaveLength(2);
    expect(text).toMatch(
      /^- `Thing\.size` has .* stay\. \(revision\.yaml:\d+, a\.set \(request\), /m,
    );
  });

  test('as JSON lists every change', () => {
    expect(JSON.parse(toJson(diff, bump))).toMatchObject({
      rating: 'major',
      bump: { bump: 'minor' },
      summary: { major: 1, minor: 1, patch: 0 },
      changes: [{ kind: 'bound tightened' }, { kind: 'enum value added' }],
    });
  });
});

test('spec-diff reports a change of a shared part once, without the name of a single operation', () => {
  const $ref = '#/components/parameters/Beta';
  const both = { parameters: [{ $ref }], responses: { 204: { description: 'Done.' } } };
  const paths = {
    '/a': { get: { operationId: 'a.get', ...both } },
    '/b': { get: { operationId: 'b.get', ...both } },
  };
  const withBeta = (value: string): string => {
    const Beta = { name: 'Beta', in: 'header', required: true, schema: { const: value } };
    const securitySchemes = { key: { type: 'http', scheme: 'bearer' } };
    return documentOf(paths, {}, { components: { parameters: { Beta }, securitySchemes } });
  };
  expect(changesBetween(withBeta('v1'), withBeta('v2'))).toMatchObject([
    { name: 'header Beta', operations: ['a.get (request)', 'b.get (request)'] },
  ]);
});

test('the place of a removed part is its line in the base', () => {
  const after = { name: 'after', in: 'query', schema: { type: 'string' } };
  const limit = { name: 'limit', in: 'query', schema: { type: 'integer' } };
  const base = operation({ parameters: [limit, after] });
  expect(changesBetween(base, operation({ parameters: [after] }))).toMatchObject([
    {
      place: {
        file: 'base.yaml',
        line: base.split('\n').findIndex((each) => each.includes('name: limit')) + 1,
        pointer: '#/paths/~1things/post/parameters/0',
      },
    },
  ]);
});

test('for swapped path parameters, spec-diff says that calls send values in the wrong place', () => {
  const at = (path: string): string => {
    const parameters = ['x', 'y'].map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    }));
    return documentOf({
      [path]: {
        get: { operationId: 'a.get', parameters, responses: { 204: { description: 'Done.' } } },
      },
    });
  };
  expect(changesBetween(at('/a/{x}/{y}'), at('/a/{y}/{x}'))).toMatchObject([
    {
      rating: 'major',
      effect: expect.stringContaining("send the values in each other's place"),
    },
  ]);
});

test('for a moved operation, spec-diff names the path parameters of the old path', () => {
  const at = (path: string): string => {
    const parameters = [{ name: 'x', in: 'path', required: true, schema: { type: 'string' } }];
    return documentOf({
      [path]: {
        get: { operationId: 'a.get', parameters, responses: { 204: { description: 'Done.' } } },
      },
    });
  };
  expect(changesBetween(at('/a/{x}'), at('/b/{x}'))).toMatchObject([
    { name: 'GET /b/{x}', effect: expect.stringContaining('was `"GET /a/{x}"`') },
  ]);
});

test('for a query parameter that becomes a header, spec-diff says that calls stay', () => {
  const parameter = { name: 'q', schema: { type: 'string' } };
  const at = (where: string) => operation({ parameters: [{ ...parameter, in: where }] });
  expect(changesBetween(at('query'), at('header'))).toMatchObject([
    {
      name: 'ThingsCreateParams.q',
      rating: 'major',
      effect: expect.stringContaining('the method takes it as before'),
    },
  ]);
});

test('spec-diff tells the value of a removed header that the client fills in', () => {
  const beta = { name: 'Beta', in: 'header', required: true, schema: { const: 'v1' } };
  const [change] = changesBetween(operation({ parameters: [beta] }), operation({}));
  expect(change?.effect).toContain('has the value none instead of `"v1"`');
});

test('spec-diff reports the line of an inline body that was a named schema', () => {
  const body = { type: 'object', properties: { name: { type: 'string', maxLength: 9 } } };
  const changes = changesBetween(
    operation({ requestBody: json(to('Named')) }),
    operation({ requestBody: json({ ...body, required: ['name'] }) }),
  );
  expect(changes.map(({ kind, place }) => [kind, place.pointer])).toContainEqual([
    'schema added',
    '#/paths/~1things/post/requestBody/content/application~1json/schema',
  ]);
});
