// The spec as ajv understands it: a second opinion beside the zod that the emulator itself uses.
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { parse } from 'yaml';

const file = new URL('../../../spec/openapi.yaml', import.meta.url);
const document = parse(readFileSync(file, 'utf8'), { version: '1.2' }) as {
  components: AnySchemaObject;
};
const ajv = new Ajv2020({ allErrors: true, strictNumbers: true, allowUnionTypes: true });
ajv.addVocabulary(['components']);
ajv.addSchema({ components: document.components }, 'spec');

/** Fails unless the value fits the schema of that name in the spec. */
export function expectToFit(name: 'ChatSession' | 'ErrorResponse', value: unknown): void {
  const validate = ajv.compile({ $ref: `spec#/components/schemas/${name}` });
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
}
