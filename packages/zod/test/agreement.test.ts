import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { broken, notJson, withProtoKey } from './broken-values.ts';
import { deciders } from './entries.ts';
import { fitsSpec, schemaNames, schemas } from './spec.ts';
import { hasProtoKey, valid } from './valid-values.ts';

const runs = { numRuns: 2000 };

/** Makes writing to any part of a value an error. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) freeze(part);
    if (!ArrayBuffer.isView(value)) Object.freeze(value);
  }
  return value;
}

describe.each(schemaNames)('%s', (name) => {
  const all = deciders(name);
  const schema = schemas[name] ?? {};

  const agree = (value: unknown): void => {
    const isFitting = fitsSpec(name, value);
    for (const [decider, validate] of all) {
      const { issues } = validate(freeze(value));
      if ((issues === undefined) !== isFitting) {
        const verdict = isFitting ? 'refuses what the spec accepts' : 'accepts what it refuses';
        expect.fail(`${decider} ${verdict}: ${JSON.stringify(issues)}`);
      }
      if (issues?.length === 0) expect.fail(`${decider} refuses and does not say why`);
    }
  };

  test('what is valid comes out as it went in', () => {
    fc.assert(
      fc.property(valid(schema), (value) => {
        agree(value);
        expect(fitsSpec(name, value)).toBe(true);
        for (const [, validate] of all) {
          const verdict = validate(freeze(value));
          expect('value' in verdict && verdict.value).toEqual(value);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('what had one thing done to it is judged as the spec judges it', () => {
    fc.assert(
      fc.property(broken(schema), (value) => {
        fc.pre(!hasProtoKey(value));
        agree(value);
      }),
      runs,
    );
  });

  test('any JSON is judged as the spec judges it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(!hasProtoKey(value));
        agree(value);
      }),
      { numRuns: 500 },
    );
  });

  test('what is no JSON is refused, wherever it is', () => {
    fc.assert(
      fc.property(notJson(schema), (value) => {
        for (const [decider, validate] of all) {
          if (!validate(value).issues) expect.fail(`${decider} accepts what is no JSON`);
        }
      }),
      runs,
    );
  });

  test('an own key __proto__ is refused with a message', () => {
    fc.assert(
      fc.property(withProtoKey(schema), (value) => {
        for (const [decider, validate] of all) {
          const messages = validate(freeze(value)).issues?.map(({ message }) => message);
          if (!messages?.length) expect.fail(`${decider} accepts a key __proto__`);
        }
      }),
      { numRuns: 500 },
    );
  });
});
