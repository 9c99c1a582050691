// Validates with ajv, a second opinion beside the zod schemas that the emulator uses.
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { parse } from 'yaml';

const file = new URL('../../../spec/openapi.yaml', import.meta.url);
const document = parse(readFileSync(file, 'utf8'), { version: '1.2' }) as {
  components: AnySchemaObject;
};
const ajv = new Ajv2020({
  allErrors: true,
  strictNumbers: true,
  allowUnionTypes: true,
  formats: { uri: true },
});
ajv.addVocabulary(['components', 'discriminator', 'x-hint']);
ajv.addSchema({ components: document.components }, 'spec');

/** Expects a value to fit a schema of the spec. */
export function expectToFit(name: string, value: unknown): void {
  const validate = ajv.getSchema(`spec#/components/schemas/${name}`);
  if (!validate) throw new Error(`The spec has no schema ${name}.`);
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
}
