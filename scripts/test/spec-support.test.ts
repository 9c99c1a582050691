import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../repository/root.ts';
import type { Schema } from '../spec/openapi.ts';
import { parseSpec } from '../spec/load.ts';
import { compile, generate, type Module, inZod } from './generated.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { valuesFor } from './json-values.ts';

const folder = temporaryFolder(inZod);

const page = readFileSync(join(root, 'docs/spec-support.md'), 'utf8');
const shared = parse(/```yaml\n([^]*?)```/.exec(page)?.[1] ?? '') as Record<string, Schema>;

/** Returns the rows of a section's table: the schema and the second column. */
function rows(section: string): [text: string, beside: string][] {
  const [, text = ''] = page.split(`\n## ${section}\n`);
  const [table = ''] = text.split('\n## ');
  return [...table.matchAll(/^\| `(.*?)` +\| (.*?) +\|$/gm)].map(([, schema = '', beside = '']) => [
    schema,
    beside,
  ]);
}

/** Returns a document with the schemas and, for each, an operation with the schema in its response. */
function documentWith(schemas: Record<string, Schema>): string {
  const names = Object.keys(schemas);
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Rows', version: '1.0.0' },
    servers: [{ url: 'https://api.example.test/v1' }],
    security: [{ apiKey: [] }],
    paths: Object.fromEntries(
      names.map((name) => {
        const properties = { value: { $ref: `#/components/schemas/${name}` } };
        const schema = { type: 'object', properties };
        const responses = {
          200: { description: name, content: { 'application/json': { schema } } },
        };
        return [`/${name}`, { get: { operationId: `rows.get${name}`, responses } }];
      }),
    ),
    components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } }, schemas },
  });
}

/** Parses the schema of a row. References to Example then refer to the schema's own name. */
function schemaNamed(name: string, text: string): Schema {
  return parse(text.replaceAll('schemas/Example', `schemas/${name}`)) as Schema;
}

const supported = rows('Supported').map(([text, becomes], at) => {
  return { name: `Example${at}`, text, becomes, schema: schemaNamed(`Example${at}`, text) };
});

function nameOf(rowsOfPage: typeof supported, word: string): string {
  return rowsOfPage.find(({ text }) => text.includes(word))?.name ?? 'none';
}

describe('a supported schema', () => {
  const schemas = {
    ...shared,
    ...Object.fromEntries(supported.map(({ name, schema }) => [name, schema])),
  };
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    strictNumbers: true,
    multipleOfPrecision: 9,
  });
  ajv.addSchema({ components: { schemas } }, 'spec');
  let entries: Record<string, Module>;
  beforeAll(async () => {
    entries = await generate(
      join(folder, 'rows'),
      await parseSpec(documentWith(schemas), 'rows.yaml'),
    );
  }, 60_000);

  test('compiles, and its types are those of the validators', async () => {
    const program = `
      import type * as types from '@chatkit-sessions/types';
      type Pet = types.${nameOf(supported, 'discriminator')};
      ${/```ts\n([^]*?)```/.exec(page)?.[1]}
      export const used = label({ type: 'cat', lives: 9 });
      // @ts-expect-error -- a known tag has only the properties of its member
      export const wrong = (pet: Pet) => pet.type === 'cat' && pet.name;
      // @ts-expect-error -- only known members can be written
      export const bird: Pet = { type: 'bird' };
    `;
    const spec = await parseSpec(documentWith(schemas), 'rows.yaml');
    expect(await compile(join(folder, 'compiled'), spec, program)).toBe('');
  }, 60_000);

  test('docs/spec-support.md lists more than forty supported schemas', () =>
    expect(supported.length).toBeGreaterThan(40));

  test.each(supported)('$text has validators that agree with ajv', ({ name, schema }) => {
    const fits = ajv.compile({ $ref: `spec#/components/schemas/${name}` });
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(valuesFor(schema, schemas), (value) => {
        const isValid = fits(value);
        seen.add(isValid);
        for (const [entry, module] of Object.entries(entries)) {
          const result = module[name]?.['~standard'].validate(value);
          const verdict = { entry, value, isValid: result?.issues === undefined };
          expect(verdict).toEqual({ entry, value, isValid });
          if (isValid) expect(result?.value).toEqual(value);
        }
      }),
      { numRuns: 400 },
    );
    expect(seen.has(true)).toBe(true);
    expect(seen.has(false) || Object.keys(schema).length === 0).toBe(true);
  });
});

describe('a refused schema', () => {
  test.each(rows('Refused'))('%s is refused: %s', async (text, reason) => {
    const document = documentWith({ ...shared, Example: schemaNamed('Example', text) });
    const refusal = parseSpec(document, 'rows.yaml');
    await expect(refusal).rejects.toThrow(
      /nothing was generated\.\n {2}rows\.yaml:\d+ components › schemas › Example/,
    );
    await expect(refusal).rejects.toThrow(reason);
  });
});
