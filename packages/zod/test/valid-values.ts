import * as fc from 'fast-check';
import { numbersAtBounds, resolve, type Schema } from './spec.ts';

const keysOfObjects = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', ''];
export const oddNumbers = [0, -0, 1, 2 ** 53 - 1, -(2 ** 53 - 1)];

/** Values that a schema accepts, at its bounds and within them; numbers stay below 2^53. */
export function valid(schema: Schema): fc.Arbitrary<unknown> {
  const target = resolve(schema);
  const options = target.anyOf ?? target.oneOf;
  if (options) return fc.oneof(...options.map(valid));
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
    case 'array':
      return fc.array(valid(target.items ?? {}), { maxLength: 4 });
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
  const { minLength = 0, maxLength = minLength + 30 } = schema;
  const size = { minLength, maxLength: Math.min(maxLength, minLength + 30) };
  return fc.oneof(
    fc.string({ ...size, unit: 'binary' }),
    fc.constantFrom('x', '🙂', '_').map((unit) => unit.repeat(minLength)),
    fc.constant('__proto__'.slice(0, maxLength).padEnd(minLength, '_')),
  );
}

function validNumber({ type, minimum, maximum }: Schema): fc.Arbitrary<number> {
  const range = {
    ...(minimum !== undefined && { min: minimum }),
    ...(maximum !== undefined && { max: maximum }),
  };
  const isWithin = (number: number): boolean =>
    number >= (minimum ?? -Infinity) && number <= (maximum ?? Infinity);
  const some = [...oddNumbers, ...numbersAtBounds].filter(isWithin);
  const any =
    type === 'integer'
      ? fc.integer(range)
      : fc.double({ ...range, noNaN: true, noDefaultInfinity: true });
  return some.length === 0 ? any : fc.oneof(fc.constantFrom(...some), any);
}

function validMap(schema: Schema, values: Schema): fc.Arbitrary<unknown> {
  const { minProperties = 0, maxProperties = minProperties + 80 } = schema;
  const { minLength = 0, maxLength = minLength + 80 } = schema.propertyNames ?? {};
  const key = fc.oneof(
    fc.string({
      minLength,
      maxLength: Math.min(maxLength, minLength + 12),
      unit: 'grapheme-ascii',
    }),
    fc.constantFrom(...keysOfObjects, 'k'.repeat(maxLength), '🙂'.repeat(maxLength)),
  );
  const isKey = (name: string): boolean =>
    name !== '__proto__' && [...name].length >= minLength && [...name].length <= maxLength;
  const full = fc
    .array(valid(values), { minLength: maxProperties, maxLength: maxProperties })
    .map((items) =>
      Object.fromEntries(items.map((item, at) => [`${at}`.padStart(minLength, 'k'), item])),
    );
  const some = fc
    .uniqueArray(fc.tuple(key.filter(isKey), valid(values)), {
      minLength: minProperties,
      maxLength: Math.min(maxProperties, minProperties + 5),
      selector: ([name]) => name,
    })
    .map((entries) => Object.fromEntries(entries));
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
