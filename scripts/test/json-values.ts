import * as fc from 'fast-check';
import type { Schema } from '../spec/openapi.ts';
import { nameOf } from '../spec/references.ts';

type Schemas = Readonly<Record<string, Schema>>;

const replacements = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', 'a', 'cat', 0, 1, -1, 0.5, 2, 7, 12, 0.35, '🙂🙂🙂'),
  fc.constantFrom<unknown>(
    [],
    {},
    [1, 1],
    [{ toString: 1 }],
    ['a', {}],
    { type: 'cat' },
    { type: 'bird' },
    { a: 1 },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Generates values that are valid for a schema or were valid before one change. ajv tells which. */
export function valuesFor(schema: Schema, schemas: Schemas): fc.Arbitrary<unknown> {
  const likely = likelyValid(schema, schemas, 3);
  return fc.oneof(likely, changed(likely), replacements).filter((value) => isPlain(value));
}

/** Keys by which ajv's comparison of two items is misled, since it calls them as methods. */
const methods = /"(constructor|toString|valueOf)":/;

/**
 * Whether a value has no own key `__proto__`, which zod drops, no number beyond 2^53, no number so
 * near to zero that ajv treats it as a multiple of 0.01, and no items that ajv cannot compare.
 */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') {
    return Math.abs(value) < 2 ** 53 && (value === 0 || Math.abs(value) > 1e-6);
  }
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value) && value.length > 1 && methods.test(JSON.stringify(value))) return false;
  return !Object.hasOwn(value, '__proto__') && Object.values(value).every(isPlain);
}

/** Generates mostly valid values. `depth` limits recursive schemas. */
function likelyValid(schema: Schema, schemas: Schemas, depth: number): fc.Arbitrary<unknown> {
  const inner = (part: Schema): fc.Arbitrary<unknown> => likelyValid(part, schemas, depth - 1);
  if (depth < 0) return fc.constantFrom(null, [], {}, 'a');
  if (schema.$ref !== undefined) return inner(schemas[nameOf(schema) ?? ''] ?? {});
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const members = schema.anyOf ?? schema.oneOf;
  const parts = [...(schema.allOf ?? []), ...(members ? [fc.constantFrom(...members)] : [])];
  if (parts.length > 0) {
    const { allOf: _, anyOf: __, oneOf: ___, ...own } = schema;
    const values = parts.map((part) =>
      part instanceof fc.Arbitrary ? part.chain(inner) : inner(part),
    );
    return fc.tuple(inner(own), ...values).map((all) => merged(all));
  }
  const types = [schema.type ?? ['string', 'integer', 'object']].flat();
  return fc.constantFrom(...types).chain((type) => ofType({ ...schema, type }, inner));
}

/** Merges the values of all parts: an object with all keys, or the last scalar. */
function merged(values: unknown[]): unknown {
  const isObject = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const objects = values.filter(isObject);
  return values.slice(1).every(isObject) ? Object.assign({}, ...objects) : values.at(-1);
}

function ofType(
  schema: Schema,
  inner: (part: Schema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'string':
      if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern, 'u'));
      return fc.string({
        minLength: schema.minLength ?? 0,
        maxLength: schema.maxLength ?? 5,
        unit: 'binary',
      });
    case 'integer':
    case 'number': {
      const step = schema.multipleOf ?? (schema.type === 'integer' ? 1 : 0.25);
      return fc.integer({ min: -40, max: 40 }).map((count) => Number((count * step).toFixed(6)));
    }
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const { minItems: minLength = 0, maxItems: maxLength = 3, items = {} } = schema;
      return fc.array(inner(items), { minLength, maxLength });
    }
    default: {
      const { properties = {}, required = [], additionalProperties = {}, propertyNames } = schema;
      const keys = [...new Set([...Object.keys(properties), ...required])];
      const own = fc.record(
        Object.fromEntries(keys.map((key) => [key, inner(properties[key] ?? {})])),
        { requiredKeys: required },
      );
      if (additionalProperties === false) return own;
      const key = propertyNames?.pattern
        ? fc.stringMatching(new RegExp(propertyNames.pattern, 'u'))
        : fc.constantFrom('a', 'b', 'constructor', 'x y');
      const value = inner(additionalProperties === true ? {} : additionalProperties);
      const maxKeys = schema.maxProperties ?? 2;
      const others = fc.dictionary(key, value, { maxKeys, noNullPrototype: true });
      return fc.tuple(others, own).map(([more, some]) => ({ ...more, ...some }));
    }
  }
}

/** Generates values with one part replaced, removed or added. */
function changed(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(values, replacements, fc.nat(), fc.constantFrom('replace', 'remove', 'add'))
    .map(([value, replacement, at, how]) => {
      const root = structuredClone({ value }) as Record<string, unknown>;
      const all = places(root);
      const [parent, key] = all[at % all.length] ?? [root, 'value'];
      if (how === 'add') parent[key] = { ...Object(parent[key]), other: replacement };
      else if (how === 'replace' || Array.isArray(parent)) parent[key] = replacement;
      else delete parent[key];
      return 'value' in root ? root['value'] : replacement;
    });
}

function places(root: Record<string, unknown>): [Record<string, unknown>, string][] {
  return Object.keys(root).flatMap((key) => {
    const value = root[key];
    const inner = typeof value === 'object' && value !== null ? (value as typeof root) : {};
    return [[root, key] as [Record<string, unknown>, string], ...places(inner)];
  });
}
