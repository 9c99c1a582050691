import { isDeepStrictEqual } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { broken } from './broken-values.ts';
import { entries, schemaOf, zodSchemaOf } from './entries.ts';
import { fitsSpec, operationIds, schemaNames, schemas } from './spec.ts';
import { hasProtoKey, valid } from './valid-values.ts';

describe.each(schemaNames)('%s', (name) => {
  const schema = schemas[name] ?? {};
  const validators = Object.keys(entries).map((entry) => ({
    entry,
    validate: schemaOf(entry, name)['~standard'].validate,
  }));
  const fitsJsonSchema = new Ajv2020({ strict: false, strictNumbers: true }).compile(
    z.toJSONSchema(zodSchemaOf(name)),
  );

  // An `expect` for each value would take most of the time.
  const agree = (value: unknown): boolean => {
    const fits = fitsSpec(name, value);
    for (const { entry, validate } of validators) {
      const result = validate(value);
      if ((result.issues === undefined) !== fits) {
        expect.fail(`${entry} ${fits ? 'refuses' : 'accepts'} ${JSON.stringify(value)}`);
      }
      if (result.issues?.length === 0) expect.fail(`${entry} refuses without an issue`);
      if (fits && !isDeepStrictEqual(result, { value })) expect(result).toEqual({ value });
    }
    if (fitsJsonSchema(value) !== fits) expect.fail('The JSON Schema that zod writes disagrees');
    return fits;
  };

  test('returns a valid value as it was', () => {
    fc.assert(
      fc.property(valid(schema), (value) => agree(value)),
      { numRuns: 250 },
    );
  });

  test('accepts and refuses mutated values exactly as ajv does', () => {
    fc.assert(
      fc.property(broken(schema), (value) => void agree(value)),
      { numRuns: 500 },
    );
  });

  test('accepts and refuses any JSON exactly as ajv does', () => {
    fc.assert(
      fc.property(
        fc.jsonValue().filter((value) => !hasProtoKey(value)),
        (value) => void agree(value),
      ),
      { numRuns: 100 },
    );
  });
});

describe.each(Object.keys(entries))('%s', (entry) => {
  const json = (text: string): unknown => JSON.parse(text);
  const isValid = (name: string, value: unknown) =>
    schemaOf(entry, name)['~standard'].validate(value).issues === undefined;

  test('refuses an own key __proto__ in a closed object', () => {
    expect(isValid('ChatSessionTracingParam', json('{ "__proto__": {} }'))).toBe(false);
  });

  test('lets no key __proto__ set a prototype', () => {
    const value = json('{ "enabled": true, "__proto__": { "admin": true } }');
    const result = schemaOf(entry, 'ChatKitWorkflowTracing')['~standard'].validate(value);
    expect('value' in result && (result.value as { admin?: boolean }).admin).toBeUndefined();
    const map = json('{ "id": "w", "state_variables": { "__proto__": "x", "constructor": "y" } }');
    expect(isValid('ChatSessionWorkflowParam', map)).toBe(true);
  });

  test('treats undefined as an absent property', () => {
    const params = { user: 'u', workflow: { id: 'w' } };
    expect(isValid('SessionCreateParams', { ...params, rate_limits: undefined })).toBe(true);
    expect(isValid('SessionCreateParams', { ...params, user: undefined })).toBe(false);
  });

  test('counts the ten million characters of a state variable by code points', () => {
    const accepts = (value: string) =>
      isValid('ChatSessionWorkflowParam', { id: 'w', state_variables: { value } });
    const limit = 10_485_760;
    expect([accepts('🙂'.repeat(limit)), accepts(`${'🙂'.repeat(limit)}x`)]).toEqual([true, false]);
  });

  test('exports the validators of every operation by its id', () => {
    const { validators } = entries[entry] as { validators: Record<string, unknown> };
    expect(Object.keys(validators).sort()).toEqual([...operationIds].sort());
    expect(validators['sessions.create']).toEqual({
      request: schemaOf(entry, 'SessionCreateParams'),
      response: schemaOf(entry, 'ChatSession'),
    });
  });
});

test('every description of the spec reaches the JSON Schema that zod writes', () => {
  for (const name of schemaNames) {
    const own = JSON.stringify(z.toJSONSchema(zodSchemaOf(name)));
    const { description, properties = {} } = schemas[name] ?? {};
    for (const text of [description, ...Object.values(properties).map((one) => one.description)]) {
      expect(own).toContain(JSON.stringify(text));
    }
  }
});
