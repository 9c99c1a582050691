import { kindOf } from '../spec/normal.ts';
import type { Schema } from '../spec/openapi.ts';
import { call } from './text.ts';

const predicates = { string: 'isString', number: 'isNumber', integer: 'isInteger' };

/** Returns an expression that is true for the valid values of a scalar schema, or of one without type. */
export function testOf(schema: Schema, value: string): string {
  const kind = kindOf(schema);
  switch (kind) {
    case 'any':
      return `${value} !== undefined`;
    case 'null':
      return `${value} === null`;
    case 'values':
      return equalities(value, schema.enum ?? []).join(' || ');
    case 'string':
    case 'number':
    case 'integer': {
      const tests = [
        call(predicates[kind], value, ...boundsOf(schema)),
        ...limitsOf(schema, value),
      ];
      return tests.length > 1 ? `(${tests.join(' && ')})` : `${tests[0]}`;
    }
    default:
      return `typeof ${value} === '${kind}'`;
  }
}

/** Lists tests of which one is true if the value is one of these. */
export function equalities(value: string, all: readonly unknown[]): string[] {
  // The compiler and prettier overflow the stack on a chain of 1,000 operators.
  if (all.length > 100) return [`(${JSON.stringify(all)} as unknown[]).includes(${value})`];
  return all.map((one) => `${value} === ${JSON.stringify(one)}`);
}

/** Lists the arguments for the bounds of a string's length or of a number. */
function boundsOf(schema: Schema): string[] {
  const { minLength, maxLength, minimum = minLength, maximum = maxLength } = schema;
  const least = schema.type === 'string' ? 0 : undefined;
  if (maximum === undefined) return minimum === undefined ? [] : [String(minimum)];
  return [String(minimum ?? least), String(maximum)];
}

function limitsOf(schema: Schema, value: string): string[] {
  const { pattern, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  return [
    pattern === undefined ? [] : `${String(new RegExp(pattern, 'u'))}.test(${value})`,
    exclusiveMinimum === undefined ? [] : `${value} > ${exclusiveMinimum}`,
    exclusiveMaximum === undefined ? [] : `${value} < ${exclusiveMaximum}`,
    multipleOf === undefined ? [] : `isMultipleOf(${value}, ${multipleOf})`,
  ].flat();
}
