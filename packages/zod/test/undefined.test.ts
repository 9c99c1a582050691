import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { deciders, entries, schemaOf } from './entries.ts';
import { params } from './params.ts';
import { fitsSpec, resolve, schemaNames, schemas, type Schema } from './spec.ts';
import { valid } from './valid-values.ts';

// `undefined` is no JSON value. As the value of a property that may be left out, it is a way of
// leaving it out: JSON.stringify does so. Anywhere else there must be a value, and it is none.
const objects = schemaNames.filter((name) => resolve(schemas[name] ?? {}).properties);

describe.each(objects)('%s', (name) => {
  const { properties = {}, required = [] } = schemas[name] ?? {};
  const samples = fc.sample(valid(schemas[name] ?? {}), 20) as Record<string, unknown>[];

  describe.each(deciders(name))('%s', (_, validate) => {
    test.each(Object.keys(properties))('undefined as %s', (key) => {
      for (const sample of samples) {
        const verdict = validate({ ...sample, [key]: undefined });
        expect(verdict.issues === undefined).toBe(!required.includes(key));
        if (verdict.issues) {
          expect(verdict.issues).toMatchObject([{ path: [key] }]);
          expect(verdict.issues[0]?.message).toContain(', got undefined.');
        } else {
          const { [key]: __, ...others } = sample;
          expect(JSON.parse(JSON.stringify(verdict.value))).toEqual(
            JSON.parse(JSON.stringify(others)),
          );
        }
      }
    });

    test('undefined under another key', () => {
      for (const sample of samples) {
        expect(validate({ ...sample, another: undefined }).issues).toHaveLength(1);
      }
    });
  });

  test('ajv sees properties so, too', () => {
    for (const key of Object.keys(properties)) {
      for (const sample of samples) {
        const fits = fitsSpec(name, { ...sample, [key]: undefined });
        expect(fits).toBe(!required.includes(key));
      }
    }
  });
});

test('undefined itself is nothing that a schema accepts', () => {
  for (const name of schemaNames) {
    for (const [, validate] of deciders(name)) expect(validate(undefined).issues).toHaveLength(1);
  }
});

describe.each(['ChatSessionWorkflowParam', 'ChatKitWorkflow'])('a map of %s', (name) => {
  const [sample] = fc.sample(valid(schemas[name] as Schema), 1) as [object];

  test.each(deciders(name))('%s refuses undefined in it', (_, validate) => {
    const verdict = validate({ ...sample, state_variables: { plan: undefined } });
    expect(verdict.issues).toMatchObject([{ path: ['state_variables', 'plan'] }]);
  });
});

test.each(Object.keys(entries))('undefined is an absent property to %s, but no value', (entry) => {
  const { validate } = schemaOf(entry, 'SessionCreateParams')['~standard'];
  expect(validate({ ...params, rate_limits: undefined }).issues).toBeUndefined();
  expect(validate({ ...params, user: undefined }).issues).toHaveLength(1);
  expect(validate({ ...params, extra: undefined }).issues).toHaveLength(1);
  const state_variables = { plan: undefined };
  expect(validate({ ...params, workflow: { id: 'w', state_variables } }).issues).toHaveLength(1);
});
