import { kindOf, membersOf } from '../spec/normal.ts';
import type { Schema } from '../spec/openapi.ts';
import { nameOf } from '../spec/references.ts';
import type { SchemaMap } from '../spec/uses.ts';

// British English has no comma before the last "or".
const list = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Describes the valid values of a schema with bounds and unit: `an integer from 1 to 600 (seconds)`. */
export function expected(
  schema: Schema,
  schemas: SchemaMap,
  told = new Map<string, string>(),
): string {
  const kind = kindOf(schema);
  switch (kind) {
    case 'ref': {
      const name = nameOf(schema) ?? '';
      const text = told.get(name) ?? expected(schemas.get(name) ?? {}, schemas, told);
      told.set(name, text);
      return text;
    }
    case 'union': {
      const texts = membersOf(schema).map((member) => expected(member, schemas, told));
      return alternatives(schema.oneOf !== undefined, texts);
    }
    case 'values':
      return list.format(schema.enum?.map((value) => JSON.stringify(value)) ?? []);
    case 'any':
      return 'a value';
    case 'null':
      return 'null';
    default: {
      const article = /^[aio]/.test(kind) ? 'an' : 'a';
      return [article, kind, ...constraints(schema)].filter(Boolean).join(' ');
    }
  }
}

/** Describes the members of a union. Members with the same text are counted. */
function alternatives(isExclusive: boolean, texts: readonly string[]): string {
  const fits = isExclusive ? 'that is valid for exactly one of' : 'that is valid for one of';
  const groups = Map.groupBy(texts.filter(Boolean), (text) => text);
  const distinct = [...groups].map(([text, { length: count }]) =>
    count > 1 ? `${text} ${fits} ${count} schemas` : text,
  );
  return `${isExclusive && distinct.length > 1 ? 'either ' : ''}${list.format(distinct)}`;
}

/** Describes the constraints of a schema with one type. Lists empty texts for others. */
function constraints(schema: Schema): string[] {
  const { minimum, maximum, pattern, uniqueItems, 'x-unit': unit } = schema;
  const told = (word: string, value: unknown): string =>
    value === undefined ? '' : `${word} ${value}`;
  return [
    sized('of', schema.minLength, schema.maxLength, 'character'),
    sized('of', schema.minItems, schema.maxItems, 'item'),
    sized('with', schema.minProperties, schema.maxProperties, 'key'),
    sized(minimum === undefined || maximum === undefined ? 'of' : 'from', minimum, maximum),
    told('that matches', pattern),
    told('above', schema.exclusiveMinimum),
    told('below', schema.exclusiveMaximum),
    told('that is a multiple of', schema.multipleOf),
    uniqueItems ? 'without duplicates' : '',
    unit === undefined ? '' : `(${unit})`,
  ];
}

/** Describes bounds, with the thing that they count. Returns an empty text without bounds. */
function sized(word: string, min?: number, max?: number, thing = ''): string {
  if (min === undefined && max === undefined) return '';
  const range =
    min === undefined
      ? `at most ${max}`
      : max === undefined
        ? `at least ${min}`
        : `${min} to ${max}`;
  const plural = (max ?? min) === 1 ? '' : 's';
  return `${word} ${range}${thing && ` ${thing}${plural}`}`;
}
