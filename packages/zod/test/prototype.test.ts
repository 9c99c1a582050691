import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { broken } from './broken-values.ts';
import { deciders } from './entries.ts';
import { fitsSpec, schemaNames, schemas } from './spec.ts';
import { hasProtoKey, valid } from './valid-values.ts';

/** Runs something while every object has an enumerable property that it was never given. */
function withGiven<T>(key: string, value: unknown, run: () => T): T {
  Object.assign(Object.prototype, { [key]: value });
  try {
    return run();
  } finally {
    Reflect.deleteProperty(Object.prototype, key);
  }
}

const given: readonly [string, unknown][] = [
  ['given', 1],
  ['given', () => 'a method of an old library'],
  ['given', { nested: null }],
  ['user', 'u'],
  ['enabled', true],
  ['max_requests_per_1_minute', 0],
];

describe.each(schemaNames)('%s, where Object.prototype has an enumerable property', (name) => {
  const schema = schemas[name] ?? {};
  const all = deciders(name);
  const values = fc
    .sample(fc.oneof(valid(schema), broken(schema)), 100)
    .filter((value) => !hasProtoKey(value));

  test.each(given)('%s: all judge as ajv does', (key, value) => {
    const judged = withGiven(key, value, () =>
      values.map((input) => ({
        fits: fitsSpec(name, input),
        by: all.map(([, validate]) => validate(input)),
      })),
    );
    for (const [at, { fits, by }] of judged.entries()) {
      const input = values[at];
      const fitting = by.map(({ issues }) => issues === undefined);
      expect({ input, fitting }).toEqual({ input, fitting: all.map(() => fits) });
    }
  });

  test('what comes out has not been given it', () => {
    const outputs = withGiven('given', 1, () =>
      values.flatMap((input) => all.map(([, validate]) => ({ input, verdict: validate(input) }))),
    );
    for (const { input, verdict } of outputs) {
      if (!verdict.issues) expect(verdict.value).toEqual(input);
    }
  });
});
