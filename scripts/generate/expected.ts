import { kindOf, membersOf } from '../spec/normal.ts';
import type { Schema } from '../spec/openapi.ts';
import { nameOf } from '../spec/references.ts';
import type { SchemaMap } from '../spec/uses.ts';

/** Describes the valid values of a schema with bounds and unit: `an integer from 1 to 600 (seconds)`. */
export function expected(schema: Schema, schemas: SchemaMap, seen: readonly string[] = []): string {
  const { minProperties, maxProperties, minItems, maxItems, uniqueItems } = schema;
  const kind = kindOf(schema);
  switch (kind) {
    case 'string':
      return `a string${characters(schema)}`;
    case 'number':
    case 'integer':
      return number(schema);
    case 'boolean':
      return 'a boolean';
    case 'null':
      return 'null';
    case 'any':
      return 'a value';
    case 'values':
      return listed(schema.enum?.map((value) => JSON.stringify(value)) ?? []);
    case 'object':
      return `an object${sized(' with', minProperties, maxProperties, 'key')}`;
    case 'array':
      return `an array${sized(' of', minItems, maxItems, 'item')}${uniqueItems ? ' without duplicates' : ''}`;
    case 'union':
      return alternatives(
        schema.oneOf !== undefined,
        membersOf(schema).map((member) => expected(member, schemas, seen)),
      );
    case 'ref': {
      const name = nameOf(schema) ?? '';
      return seen.includes(name) ? '' : expected(schemas.get(name) ?? {}, schemas, [...seen, name]);
    }
  }
}

/** Describes the members of a union. Members with the same text are counted. */
function alternatives(isExclusive: boolean, texts: readonly string[]): string {
  const fits = isExclusive ? 'that is valid for exactly one of' : 'that is valid for one of';
  const distinct = [...new Set(texts.filter((text) => text !== ''))].map((text) => {
    const count = texts.filter((same) => same === text).length;
    return count > 1 ? `${text} ${fits} ${count} schemas` : text;
  });
  return `${isExclusive && distinct.length > 1 ? 'either ' : ''}${listed(distinct)}`;
}

/** Describes the valid keys of an object. */
export function expectedKey(keys: Schema): string {
  return `a key${characters(keys)}`;
}

function characters({ minLength, maxLength, pattern }: Schema): string {
  const matching = pattern === undefined ? '' : ` that matches ${pattern}`;
  return sized(' of', minLength, maxLength, 'character') + matching;
}

function number(schema: Schema): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const isRange = minimum !== undefined && maximum !== undefined;
  const range = rangeOf(minimum, maximum);
  const parts = [
    schema.type === 'integer' ? 'an integer' : 'a number',
    range && `${isRange ? 'from' : 'of'} ${range}`,
    exclusiveMinimum !== undefined && `above ${exclusiveMinimum}`,
    exclusiveMaximum !== undefined && `below ${exclusiveMaximum}`,
    multipleOf !== undefined && `that is a multiple of ${multipleOf}`,
    schema['x-unit'] !== undefined && `(${schema['x-unit']})`,
  ];
  return parts.filter(Boolean).join(' ');
}

function sized(
  word: string,
  min: number | undefined,
  max: number | undefined,
  thing: string,
): string {
  const range = rangeOf(min, max);
  return range && `${word} ${range} ${thing}${(max ?? min) === 1 ? '' : 's'}`;
}

/** Describes bounds. Returns an empty text without bounds. */
function rangeOf(min: number | undefined, max: number | undefined): string {
  if (min === undefined) return max === undefined ? '' : `at most ${max}`;
  return max === undefined ? `at least ${min}` : `${min} to ${max}`;
}

function listed(texts: string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length > 1 ? `${texts.slice(0, -1).join(', ')} or ${last}` : last;
}
