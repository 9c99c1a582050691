import { constantOf } from './lookup.ts';
import type { OpenApiDocument, Parameter, Reference, Schema } from './openapi.ts';
import type { Problem } from './problem.ts';
import { keysOf, resolve } from './references.ts';

/** A parameter with its references resolved. */
export interface ReadParameter extends Parameter {
  place: Problem['path'];
  schema: Schema;
  /** The schema without a reference to it or to its items. */
  target: Schema;
  /** The only value of a header with one allowed value, which the client sends. */
  constant: string | undefined;
}

/** Reads a list of parameters. */
export function readParameters(
  document: OpenApiDocument,
  entries: readonly (Parameter | Reference)[] = [],
  place: Problem['path'],
): ReadParameter[] {
  return entries.flatMap((entry, at) => {
    const parameter = resolve<Parameter>(document, entry);
    if (!parameter) return [];
    const { schema = {} } = parameter;
    const { items, ...found } = resolve(document, schema) ?? {};
    const target = { ...found, ...(items && { items: resolve(document, items) ?? {} }) };
    const own = '$ref' in entry ? keysOf(entry.$ref) : [...place, at];
    const constant = parameter.in === 'header' ? constantOf(target) : undefined;
    return [{ ...parameter, place: own, schema, target, constant }];
  });
}

/** Lists the parameters of an operation and those of its path that it does not override. */
export function joinParameters(
  own: readonly ReadParameter[],
  ofPath: readonly ReadParameter[],
): ReadParameter[] {
  const entries = [...ofPath, ...own].map((one) => [`${one.in} ${one.name}`, one] as const);
  return [...new Map(entries).values()];
}

/** Lists the names in braces of a path, in order. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
}
