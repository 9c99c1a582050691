import { kindOf, membersOf } from '../spec/normal.ts';
import type { Schema } from '../spec/openapi.ts';

/** Returns an expression that is true for the valid values of a schema without parts. */
export function isValid(schema: Schema, value: string): string {
  const kind = kindOf(schema);
  switch (kind) {
    case 'any':
      return `${value} !== undefined`;
    case 'string':
      return isString(schema, value);
    case 'number':
    case 'integer':
      return isNumber(schema, value);
    case 'null':
      return `${value} === null`;
    case 'values':
      return schema.enum?.map((one) => `${value} === ${JSON.stringify(one)}`).join(' || ') ?? '';
    case 'union':
      return membersOf(schema)
        .map((member) => isValid(member, value))
        .join(' || ');
    default:
      return `typeof ${value} === '${kind}'`;
  }
}

/** Returns an expression that is true for the valid strings of a schema. */
export function isString({ minLength, maxLength, pattern }: Schema, value: string): string {
  const least = maxLength === undefined ? minLength : (minLength ?? 0);
  const test = call('isString', value, least, maxLength);
  if (pattern === undefined) return test;
  return `(${test} && ${String(new RegExp(pattern, 'u'))}.test(${value}))`;
}

/** Returns an expression that is true for the valid numbers of a schema. */
function isNumber(schema: Schema, value: string): string {
  const { type, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const tests = [
    call(type === 'integer' ? 'isInteger' : 'isNumber', value, minimum, maximum),
    ...(exclusiveMinimum === undefined ? [] : [`${value} > ${exclusiveMinimum}`]),
    ...(exclusiveMaximum === undefined ? [] : [`${value} < ${exclusiveMaximum}`]),
    ...(multipleOf === undefined ? [] : [`isMultipleOf(${value}, ${multipleOf})`]),
  ];
  return tests.length === 1 ? String(tests[0]) : `(${tests.join(' && ')})`;
}

/** Returns a call without trailing undefined arguments. */
function call(name: string, ...values: (string | number | undefined)[]): string {
  const last = values.findLastIndex((value) => value !== undefined);
  return `${name}(${values
    .slice(0, last + 1)
    .map(String)
    .join(', ')})`;
}
