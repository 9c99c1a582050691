import { expect, test } from 'vitest';
import { changesBetween, to, withSchema, type Json } from './documents.ts';

const string = { type: 'string' };
const integer = { type: 'integer' };
const boolean = { type: 'boolean' };
const nothing = { type: 'null' };
const object = (properties: Json, more: Json = {}): Json => ({
  type: 'object',
  properties,
  ...more,
});
const tagged = (...values: unknown[]): Json =>
  object({ type: { enum: values } }, { required: ['type'] });

test.each<[string, Json, Json]>([
  [
    'null by a type list and by a choice',
    { type: ['string', 'null'] },
    { anyOf: [string, nothing] },
  ],
  [
    'null by a type list and by an enum',
    { type: ['string', 'null'], enum: ['a', null] },
    { enum: ['a', null] },
  ],
  [
    'a constant and an enum of one with a default',
    { const: 'a' },
    { ...string, enum: ['a'], default: 'a' },
  ],
  [
    'an enum and a choice of constants',
    { enum: ['a', 'b'] },
    { oneOf: [{ const: 'b' }, { const: 'a' }] },
  ],
  [
    'a type list and a choice of types',
    { type: ['string', 'integer'] },
    { anyOf: [integer, string] },
  ],
  ['oneOf and anyOf', { oneOf: [string, integer] }, { anyOf: [string, integer] }],
  [
    'a choice of objects in another order',
    { anyOf: [object({ a: string }), object({ b: string })] },
    { anyOf: [object({ b: string }), object({ a: string })] },
  ],
  [
    'a choice of numbers in another order',
    { anyOf: [{ const: 0 }, { ...integer, minimum: 5 }] },
    { anyOf: [{ ...integer, minimum: 5 }, { const: 0 }] },
  ],
  [
    'a choice of strings in another order',
    {
      anyOf: [
        { ...string, maxLength: 1 },
        { ...string, minLength: 5 },
      ],
    },
    {
      anyOf: [
        { ...string, minLength: 5 },
        { ...string, maxLength: 1 },
      ],
    },
  ],
  [
    'tags in another order',
    { anyOf: [tagged('a', 1), tagged('b', 2)] },
    { anyOf: [tagged(1, 'a'), tagged('b', 2)] },
  ],
  [
    'a nullable enum of several types and a choice of constants',
    { enum: ['a', 1, null] },
    { anyOf: [{ const: 1 }, nothing, { const: 'a' }] },
  ],
  [
    'an enum and a choice of constants, beside an object',
    { oneOf: [object({}), { enum: ['a', 'b'] }] },
    { oneOf: [object({}), { anyOf: [{ const: 'a' }, { const: 'b' }] }] },
  ],
  [
    'an enum and a choice of enums that share a value',
    { enum: ['a', 'b', 'c'] },
    { anyOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] },
  ],
  ['a choice of one', to('Cat'), { oneOf: [to('Cat')] }],
  [
    'a choice inside a choice',
    { anyOf: [string, { anyOf: [integer, boolean] }] },
    { anyOf: [string, integer, boolean] },
  ],
  [
    'a reference and an allOf of it',
    { ...to('Cat'), default: {} },
    { allOf: [to('Cat')], default: {} },
  ],
  [
    'an object and an allOf of its parts',
    object({ name: { ...string, maxLength: 9 }, age: integer }, { required: ['name', 'age'] }),
    { allOf: [to('Named'), object({ age: integer }, { required: ['age'] })] },
  ],
  ['no bound and a bound that allows every value', string, { ...string, minLength: 0 }],
  [
    'no additionalProperties and additionalProperties: true',
    object({}),
    object({}, { additionalProperties: true }),
  ],
  ['a recursive schema and a oneOf with only that schema', to('Tree'), { oneOf: [to('Tree')] }],
])('spec-diff finds no change between %s', (_, one, other) => {
  expect(changesBetween(withSchema('request', one), withSchema('request', other))).toEqual([]);
  expect(changesBetween(withSchema('request', other), withSchema('request', one))).toEqual([]);
});

test('spec-diff finds no change between a schema and a reference to the same schema', () => {
  const Text = { type: 'string', description: 'Any text.', default: 'a' };
  const [inline, reference] = [Text, to('Text')].map((schema) =>
    withSchema('request', { anyOf: [schema, integer] }, { Text }),
  );
  expect(changesBetween(String(inline), String(reference))).toEqual([]);
  expect(changesBetween(String(reference), String(inline))).toEqual([]);
});

const nested = { anyOf: [{ type: 'array', items: { anyOf: [to('T'), nothing] } }, string] };
const inTagged = {
  ...tagged('a'),
  properties: { type: { const: 'a' }, t: { anyOf: [to('T'), boolean] } },
};
const inObject = object({ t: object({ t: to('T') }) });

test.each<[string, Json, Json]>([
  ['a nullable item of its list', nested, to('T')],
  ['a choice inside its tagged member', { oneOf: [inTagged, tagged('b')] }, to('T')],
  ['a field of its field, and one level of it', inObject, object({ t: to('T') })],
])('spec-diff finds no change in a schema that contains itself as %s', (_, T, schema) => {
  const [one, other] = [to('T'), schema].map((each) => withSchema('request', each, { T }));
  expect(changesBetween(String(one), String(other))).toEqual([]);
});

test('spec-diff reports a change inside recursive schemas once, under the name of the schema', () => {
  const tree = (label: Json): Json => ({
    Tree: { type: 'object', properties: { label, children: { type: 'array', items: to('Tree') } } },
  });
  const changes = changesBetween(
    withSchema('response', to('Tree'), tree(string)),
    withSchema('response', to('Tree'), tree(integer)),
  );
  expect(changes.map(({ name }) => name)).toEqual(['Tree.label']);
});
