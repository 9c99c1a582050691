import type { Kind } from '../../diff/rules.ts';
import type { Rating } from '../../diff/rating.ts';
import { to, type Json } from './documents.ts';

/** A kind of change, its ratings for requests and responses, and the place below `x`. */
export type Expected = readonly [kind: Kind, sent: Rating, received: Rating, place?: string];
export interface SchemaRow {
  name: string;
  before: Json;
  after: Json;
  expected: readonly Expected[];
}

type Row = readonly [name: string, before: Json, after: Json, ...expected: Expected[]];

const string = { type: 'string' };
const number = { type: 'number' };
const integer = { type: 'integer' };
const boolean = { type: 'boolean' };
const nothing = { type: 'null' };
const list = (more: Json): Json => ({ type: 'array', items: string, ...more });
const map = (values: unknown): Json => ({ type: 'object', additionalProperties: values });
const object = (properties: Json, more: Json = {}): Json => ({
  type: 'object',
  properties,
  ...more,
});
const tagged = (name: string, value: string): Json =>
  object({ [name]: { const: value } }, { required: [name] });
const pets = (...names: string[]): Json => ({ oneOf: names.map(to) });

const tightened: Expected = ['bound tightened', 'major', 'minor'];
const loosened: Expected = ['bound loosened', 'minor', 'minor'];
const typeChanged: Expected = ['type changed', 'major', 'major'];
const prose: Expected = ['prose', 'patch', 'patch'];

const bounds: readonly Row[] = [
  ['a maximum lowered', { ...number, maximum: 9 }, { ...number, maximum: 5 }, tightened],
  ['a maximum raised', { ...number, maximum: 5 }, { ...number, maximum: 9 }, loosened],
  ['a minimum of 0 set', number, { ...number, minimum: 0 }, tightened],
  ['a maximum of 0 set', integer, { ...integer, maximum: 0 }, tightened],
  ['a minimum set', integer, { ...integer, minimum: 1 }, tightened],
  ['a minimum removed', { ...integer, minimum: 1 }, integer, loosened],
  [
    'an exclusive minimum raised',
    { ...number, exclusiveMinimum: 0 },
    { ...number, exclusiveMinimum: 1 },
    tightened,
  ],
  ['an exclusive maximum removed', { ...number, exclusiveMaximum: 5 }, number, loosened],
  ['a factor set', number, { ...number, multipleOf: 5 }, tightened],
  ['a factor refined', { ...number, multipleOf: 10 }, { ...number, multipleOf: 5 }, loosened],
  [
    'a decimal factor refined',
    { ...number, multipleOf: 0.3 },
    { ...number, multipleOf: 0.1 },
    loosened,
  ],
  ['a factor replaced', { ...number, multipleOf: 5 }, { ...number, multipleOf: 7 }, tightened],
  ['a length limited', string, { ...string, maxLength: 9 }, tightened],
  ['a length required', { ...string, minLength: 1 }, { ...string, minLength: 2 }, tightened],
  ['a pattern set', string, { ...string, pattern: '^a' }, tightened],
  ['a pattern replaced', { ...string, pattern: '^a' }, { ...string, pattern: '^b' }, tightened],
  ['a pattern removed', { ...string, pattern: '^a' }, string, loosened],
  ['a list lengthened', list({ maxItems: 3 }), list({ maxItems: 9 }), loosened],
  ['a list that needs items', list({}), list({ minItems: 1 }), tightened],
  ['a list of unique items', list({}), list({ uniqueItems: true }), tightened],
  [
    'a list that may repeat items',
    list({ uniqueItems: true }),
    list({ uniqueItems: false }),
    loosened,
  ],
  ['a map limited', map(string), { ...map(string), maxProperties: 3 }, tightened],
  [
    'the keys of a map limited',
    map(string),
    { ...map(string), propertyNames: { maxLength: 9 } },
    ['bound tightened', 'major', 'minor', '[key name]'],
  ],
  [
    'a bound of items',
    { type: 'array', items: string },
    { type: 'array', items: { ...string, maxLength: 9 } },
    ['bound tightened', 'major', 'minor', '[]'],
  ],
  [
    'a bound of an alternative',
    { anyOf: [{ ...string, maxLength: 9 }, boolean] },
    { anyOf: [string, boolean] },
    ['bound loosened', 'minor', 'minor', '(string)'],
  ],
];

const values: readonly Row[] = [
  [
    'an enum value added',
    { enum: ['a', 'b'] },
    { enum: ['c', 'b', 'a'] },
    ['enum value added', 'minor', 'minor'],
  ],
  [
    'an enum value of another type added',
    { enum: ['a', 'b'] },
    { enum: ['a', 'b', 1] },
    ['enum value added', 'minor', 'minor'],
  ],
  [
    'a constant of another type',
    { const: 'a' },
    { const: 1 },
    ['constant changed', 'major', 'major'],
  ],
  [
    'an enum value removed',
    { enum: ['a', 'b'] },
    { enum: ['b'] },
    ['enum value removed', 'major', 'major'],
  ],
  [
    'a constant that becomes one of two',
    { const: 1 },
    { enum: [1, 2] },
    ['enum value added', 'minor', 'minor'],
  ],
  ['a constant replaced', { const: 'a' }, { const: 'b' }, ['constant changed', 'major', 'major']],
  ['values limited', string, { ...string, enum: ['a'] }, ['values limited', 'major', 'major']],
  [
    'values no longer limited',
    { ...string, const: 'a' },
    string,
    ['values unlimited', 'minor', 'major'],
  ],
  ['another type', string, integer, typeChanged],
  ['a list in place of one', string, list({}), typeChanged],
  ['any value in place of a string', string, {}, typeChanged],
  [
    'the first type of a map',
    { type: 'object' },
    map(string),
    ['type changed', 'major', 'major', '[key]'],
  ],
  ['fractions allowed', integer, number, ['integer became number', 'minor', 'major']],
  ['fractions refused', number, integer, ['number became integer', 'major', 'minor']],
  ['null allowed', string, { type: ['string', 'null'] }, ['null allowed', 'minor', 'major']],
  [
    'null allowed beside a reference',
    to('Cat'),
    { anyOf: [to('Cat'), nothing] },
    ['null allowed', 'minor', 'major'],
  ],
  ['null refused', { anyOf: [string, nothing] }, string, ['null refused', 'major', 'minor']],
  ['a default set', string, { ...string, default: 'a' }, ['default changed', 'minor', 'patch']],
  ['a default removed', { ...integer, default: 1 }, integer, ['default changed', 'minor', 'patch']],
  [
    'a default that is an object',
    { ...to('Cat'), default: { lives: 1 } },
    { ...to('Cat'), default: { lives: 9 } },
    ['default changed', 'minor', 'patch'],
  ],
];

const unions: readonly Row[] = [
  [
    'a member added',
    pets('Cat', 'Dog'),
    pets('Cat', 'Dog', 'Fish'),
    ['alternative added', 'minor', 'major', '(fish)'],
  ],
  [
    'a member removed',
    pets('Cat', 'Dog', 'Fish'),
    pets('Fish', 'Cat'),
    ['alternative removed', 'major', 'major', '(dog)'],
  ],
  [
    'a second type',
    string,
    { type: ['string', 'number'] },
    ['alternative added', 'minor', 'major', '(number)'],
  ],
  [
    'one of three types left',
    { anyOf: [string, boolean, number] },
    string,
    ['alternative removed', 'major', 'major', '(boolean)'],
    ['alternative removed', 'major', 'major', '(number)'],
  ],
  [
    'another tag',
    { anyOf: [tagged('type', 'a'), tagged('type', 'b')] },
    { anyOf: [tagged('kind', 'a'), tagged('kind', 'b')] },
    ['tag changed', 'major', 'major'],
    ['alternative removed', 'major', 'major', '(a)'],
    ['alternative removed', 'major', 'major', '(b)'],
    ['alternative added', 'minor', 'major', '(object)'],
  ],
  [
    'members that must exclude each other now',
    { anyOf: [object({ a: string }), object({ b: string })] },
    { oneOf: [object({ a: string }), object({ b: string })] },
    ['one alternative at a time', 'major', 'minor'],
  ],
  [
    'numbers that need not exclude each other any more',
    { oneOf: [integer, number] },
    { anyOf: [integer, number] },
    ['several alternatives at a time', 'minor', 'minor'],
  ],
  ...[
    ['any value', [string, {}]],
    ['an enum that shares a value', [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }]],
    ['an enum of several types', [{ enum: ['a', 1] }, string]],
    ['null', [{ type: ['string', 'null'] }, { type: ['integer', 'null'] }]],
  ].map(([name, members]): Row => [
    `members that must exclude each other now: ${String(name)}`,
    { anyOf: members },
    { oneOf: members },
    ['one alternative at a time', 'major', 'minor'],
  ]),
  [
    'members of an inner union that must exclude each other now',
    { anyOf: [boolean, { anyOf: [number, integer] }] },
    { anyOf: [boolean, { oneOf: [number, integer] }] },
    ['one alternative at a time', 'major', 'minor'],
  ],
  [
    'a second member of the same type that must exclude the first',
    { oneOf: [{ ...string, maxLength: 9 }, boolean] },
    { oneOf: [{ ...string, maxLength: 9 }, boolean, { ...string, minLength: 5 }] },
    ['one alternative at a time', 'major', 'minor'],
    ['alternative added', 'minor', 'major', '(string)'],
  ],
  [
    'a looser member beside one that may accept the same values under a oneOf',
    {
      oneOf: [
        { ...string, maxLength: 5 },
        { ...string, minLength: 9 },
      ],
    },
    {
      oneOf: [
        { ...string, maxLength: 10 },
        { ...string, minLength: 9 },
      ],
    },
    ['bound loosened', 'major', 'minor', '(string)'],
  ],
  [
    'a field of a member beside one that may accept the same values under a oneOf',
    { oneOf: [object({ a: string }), object({ b: string })] },
    { oneOf: [object({ a: string, b: string }), object({ b: string })] },
    ['field added', 'major', 'minor', '(object).b'],
  ],
  [
    'a deprecated member beside one that may accept the same values under a oneOf',
    {
      oneOf: [
        { ...string, maxLength: 5 },
        { ...string, minLength: 9 },
      ],
    },
    {
      oneOf: [
        { ...string, maxLength: 5, deprecated: true },
        { ...string, minLength: 9 },
      ],
    },
    ['deprecated', 'minor', 'minor', '(string)'],
  ],
  [
    'a looser member beside one of another type under a oneOf',
    { oneOf: [{ ...string, maxLength: 5 }, integer] },
    { oneOf: [{ ...string, maxLength: 10 }, integer] },
    ['bound loosened', 'minor', 'minor', '(string)'],
  ],
  [
    'a tag declared that was implied',
    pets('Cat', 'Dog'),
    { ...pets('Cat', 'Dog'), discriminator: { propertyName: 'type' } },
    prose,
  ],
];

const objects: readonly Row[] = [
  ['a field added', object({}), object({ a: string }), ['field added', 'minor', 'minor', '.a']],
  [
    'a field added that every JavaScript object inherits',
    object({}),
    object({ constructor: string }),
    ['field added', 'minor', 'minor', '.constructor'],
  ],
  [
    'a required field added',
    object({}),
    object({ a: string }, { required: ['a'] }),
    ['required field added', 'major', 'minor', '.a'],
  ],
  [
    'a field of another type added to a map',
    map(integer),
    { ...map(integer), properties: { a: string } },
    ['field added', 'minor', 'minor', '.a'],
    ['type changed', 'major', 'major', '.a'],
  ],
  [
    'a field with the values of its map added',
    map(integer),
    { ...map(integer), properties: { a: integer } },
    ['field added', 'minor', 'minor', '.a'],
  ],
  [
    'a map of other values, with a required key',
    { ...map(string), required: ['a'] },
    { ...map(integer), required: ['a'] },
    ['type changed', 'major', 'major', '[key]'],
  ],
  ['a field removed', object({ a: string }), object({}), ['field removed', 'major', 'major', '.a']],
  [
    'a field renamed',
    object({ a: string }),
    object({ b: string }),
    ['field removed', 'major', 'major', '.a'],
    ['field added', 'minor', 'minor', '.b'],
  ],
  [
    'a field that became required',
    object({ a: string }),
    object({ a: string }, { required: ['a'] }),
    ['became required', 'major', 'minor', '.a'],
  ],
  [
    'a field that became optional',
    object({ a: string }, { required: ['a'] }),
    object({ a: string }),
    ['became optional', 'minor', 'major', '.a'],
  ],
  [
    'an object closed',
    object({}),
    object({}, { additionalProperties: false }),
    ['object closed', 'major', 'major'],
  ],
  ['a map closed', map(string), map(false), ['object closed', 'major', 'major']],
  [
    'an object opened',
    object({}, { unevaluatedProperties: false }),
    object({}),
    ['object opened', 'minor', 'minor'],
  ],
  [
    'a part of allOf added',
    { allOf: [to('Named')] },
    { allOf: [to('Named'), object({ age: integer })] },
    ['field added', 'minor', 'minor', '.age'],
  ],
  [
    'a part of allOf that requires more',
    { allOf: [to('Named'), object({ age: integer })] },
    { allOf: [to('Named'), object({ age: integer }, { required: ['age'] })] },
    ['became required', 'major', 'minor', '.age'],
  ],
  [
    'a part of allOf with a stricter bound for the same field',
    { allOf: [to('Named'), object({ age: integer })] },
    { allOf: [to('Named'), object({ age: integer, name: { maxLength: 5 } })] },
    ['bound tightened', 'major', 'minor', '.name'],
  ],
  [
    'a part of allOf that contradicts another part',
    { allOf: [{ const: 'a' }, { const: 'b' }] },
    { allOf: [{ const: 'c' }, { const: 'b' }] },
    ['other', 'major', 'major'],
  ],
  [
    'a field below a choice',
    { ...object({ a: string }), oneOf: [object({ b: string }), object({ c: string })] },
    { ...object({ a: integer }), oneOf: [object({ b: string }), object({ c: string })] },
    ['type changed', 'major', 'major', '(object).a'],
  ],
  [
    'a reference to another schema',
    to('Named'),
    to('Fish'),
    ['field removed', 'major', 'major', '.name'],
    ['required field added', 'major', 'minor', '.type'],
  ],
];

const words: readonly Row[] = [
  ['a description', string, { ...string, description: 'Text.' }, prose],
  ['a title', string, { ...string, title: 'X' }, prose],
  ['an example', string, { ...string, example: 'x' }, prose],
  ['a format', string, { ...string, format: 'uri' }, prose],
  ['a description beside a reference', to('Cat'), { ...to('Cat'), description: 'A cat.' }, prose],
  ['a deprecation', string, { ...string, deprecated: true }, ['deprecated', 'minor', 'minor']],
  [
    'a deprecation beside a reference in a union',
    pets('Cat', 'Dog'),
    { oneOf: [to('Cat'), { ...to('Dog'), deprecated: true }] },
    ['deprecated', 'minor', 'minor', '(dog)'],
  ],
  ['advice in messages', string, { ...string, 'x-hint': 'Write it.' }, prose],
  ['an extension', string, { ...string, 'x-internal': 1 }, prose],
  [
    'a keyword that the generator does not support',
    string,
    { ...string, not: { const: 'a' } },
    ['other', 'major', 'major'],
  ],
  [
    'items that the schema false refuses',
    { type: 'array', items: true },
    { type: 'array', items: false },
    ['other', 'major', 'major', '[]'],
  ],
  [
    'a field that the schema false refuses',
    { type: 'object', properties: { a: true } },
    { type: 'object', properties: { a: false } },
    ['other', 'major', 'major', '.a'],
  ],
  [
    'a keyword beside a constant of several that the generator does not support',
    { anyOf: [{ const: 1 }, { const: 'a' }] },
    { anyOf: [{ const: 1 }, { const: 'a', not: {} }] },
    ['alternative removed', 'major', 'major', '(integer | string)'],
    ['alternative added', 'minor', 'major', '(integer)'],
    ['alternative added', 'minor', 'major', '(string)'],
  ],
  [
    'a keyword that every JavaScript object inherits',
    list({}),
    list({ constructor: 1 }),
    ['other', 'major', 'major'],
  ],
  [
    'a keyword that every JavaScript object inherits, in two parts',
    { allOf: [{ ...string, toLocaleString: 1 }, { toLocaleString: 2 }] },
    { allOf: [{ ...string, toLocaleString: 1 }, { toLocaleString: 3 }] },
    ['other', 'major', 'major'],
  ],
  [
    'a keyword beside values that the generator does not support',
    { enum: ['a', 'b', null] },
    { enum: ['a', 'b', null], not: { const: 'a' } },
    ['other', 'major', 'major'],
  ],
];

/** Changes of a schema, and the changes that spec-diff reports below the schema's place. */
export const schemaRows: readonly SchemaRow[] = [bounds, values, unions, objects, words]
  .flat()
  .map(([name, before, after, ...expected]) => ({ name, before, after, expected }));
