import * as fc from 'fast-check';
import { numbersAtBounds, resolve, type Schema } from './spec.ts';

const keysOfObjects = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', ''];
export const oddNumbers = [0, -0, 1, 2 ** 53, 2 ** 53 + 2, -(2 ** 60), 1e21, Number.MAX_VALUE];

/** Values that a schema accepts, at its bounds and within them. */
export function valid(schema: Schema): fc.Arbitrary<unknown> {
  const target = resolve(schema);
  if (target.anyOf) return fc.oneof(...target.anyOf.map(valid));
  if (Array.isArray(target.type)) {
    return fc.oneof(...target.type.map((type) => valid({ ...target, type })));
  }
  switch (target.type) {
    case 'string':
      return validString(target);
    case 'integer':
    case 'number':
      return validNumber(target);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'object':
      return typeof target.additionalProperties === 'object'
        ? validMap(target, target.additionalProperties)
        : validObject(target);
    default:
      throw new Error(`no arbitrary for ${JSON.stringify(target)}`);
  }
}

function validString(schema: Schema): fc.Arbitrary<string> {
  if (schema.const !== undefined) return fc.constant(String(schema.const));
  if (schema.enum) return fc.constantFrom(...schema.enum.map(String));
  const { minLength = 0, maxLength = 30 } = schema;
  const size = { minLength, maxLength: Math.min(maxLength, 30) };
  return fc.oneof(
    fc.string({ ...size, unit: 'binary' }),
    fc.constantFrom('x'.repeat(minLength), '🙂'.repeat(minLength), '__proto__'.slice(0, maxLength)),
  );
}

function validNumber({ type, minimum, maximum }: Schema): fc.Arbitrary<number> {
  const range = {
    ...(minimum !== undefined && { min: minimum }),
    ...(maximum !== undefined && { max: maximum }),
  };
  const isWithin = (number: number): boolean =>
    number >= (minimum ?? -Infinity) && number <= (maximum ?? Infinity);
  const some = fc.constantFrom(...[...oddNumbers, ...numbersAtBounds].filter(isWithin));
  return type === 'integer'
    ? fc.oneof(some, fc.integer(range))
    : fc.oneof(some, fc.double({ ...range, noNaN: true, noDefaultInfinity: true }));
}

function validMap(schema: Schema, values: Schema): fc.Arbitrary<unknown> {
  const { maxProperties = 80 } = schema;
  const maxLength = schema.propertyNames?.maxLength ?? 80;
  const key = fc.oneof(
    fc.string({ maxLength: Math.min(maxLength, 12), unit: 'grapheme-ascii' }),
    fc.constantFrom(...keysOfObjects, 'k'.repeat(maxLength), '🙂'.repeat(maxLength)),
  );
  const full = fc
    .array(valid(values), { minLength: maxProperties, maxLength: maxProperties })
    .map((items) => Object.fromEntries(items.map((item, at) => [`key${at}`, item])));
  const some = fc
    .array(fc.tuple(key, valid(values)), { maxLength: 5 })
    .map((entries) => Object.fromEntries(entries.filter(([name]) => name !== '__proto__')));
  return fc.oneof({ weight: 5, arbitrary: some }, { weight: 1, arbitrary: full });
}

function validObject(schema: Schema): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const own = fc.record(
    Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, valid(value)])),
    { requiredKeys: [...required] },
  );
  if (additionalProperties === false) return own;
  const extra = fc.dictionary(
    fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom(...keysOfObjects)),
    fc.jsonValue(),
    { maxKeys: 2, noNullPrototype: true },
  );
  return fc
    .tuple(own, extra)
    .map(([value, others]) => ({ ...withoutProto(others), ...value }))
    .filter((value) => !hasProtoKey(value));
}

function withoutProto(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== '__proto__'));
}

/** Whether any object in a value has an own key `__proto__`. */
export function hasProtoKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(hasProtoKey);
}
