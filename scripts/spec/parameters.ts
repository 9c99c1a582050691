import type { SchemaReader } from './schema-reader.ts';
import type { Parameter, Reference, Schema } from './openapi.ts';
import type { Place } from './problem.ts';
import { keysOf, resolve } from './references.ts';
import { resolved, typesOf } from './unions.ts';

/** A parameter with its references resolved. */
export interface ReadParameter extends Parameter {
  place: Place;
  schema: Schema;
  /** The schema in normal form, not a reference. */
  target: Schema;
  /** The type of the value, or of each item of a list in a query, if it is always the same scalar. */
  type: string | undefined;
  /** The only value of a header with one allowed value, which the client sends. */
  constant: string | undefined;
}

/** Reads a list of parameters. */
export function readParameters(
  reader: SchemaReader,
  entries: readonly (Parameter | Reference)[] = [],
  place: Place,
): ReadParameter[] {
  return entries.flatMap((entry, at) => {
    const parameter = resolve<Parameter>(reader.document, entry);
    if (!parameter) return [];
    const { schema = {}, in: where } = parameter;
    const target = resolved(reader.normalize(schema), reader.schemas);
    const { items = {}, enum: [only, ...more] = [] } = target;
    const isList = where === 'query' && target.type === 'array';
    const [type = '', ...others] = typesOf(isList ? items : target, reader.schemas);
    const isScalar = others.length === 0 && scalars.includes(type);
    const isConstant = where === 'header' && typeof only === 'string' && more.length === 0;
    return [
      {
        ...parameter,
        place: '$ref' in entry ? keysOf(entry.$ref) : [...place, at],
        schema,
        target,
        type: isScalar ? type : undefined,
        constant: isConstant ? only : undefined,
      },
    ];
  });
}

const scalars = ['string', 'integer', 'number', 'boolean'];

/** Lists the names in braces of a path, in order. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
}
