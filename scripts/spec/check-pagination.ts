import { propertyOf, scalarType } from './lookup.ts';
import type { OpenApiDocument, Schema } from './openapi.ts';
import type { Operation } from './operations.ts';
import type { Problem } from './problem.ts';
import { resolve } from './references.ts';

/** Finds fields of an `x-cursor` that the operation does not have. */
export function checkPagination(document: OpenApiDocument, operation: Operation): Problem[] {
  const { place, cursor, parameters, results } = operation;
  if (!cursor) return [];
  const { items, next, more, parameter } = cursor;
  const typeOf = (name: string): Schema['type'] => {
    const property = propertyOf(document, results[0] ?? {}, name);
    return property && resolve(document, property)?.type;
  };
  const query = parameters.find((one) => one.in === 'query' && one.name === parameter);
  const rules: [isKept: boolean, message: string][] = [
    [results.length === 1, 'a page needs one successful response'],
    [typeOf(items) === 'array', `"${items}" must be an array of the response`],
    [[typeOf(next)].flat().includes('string'), `"${next}" must be a string of the response`],
    [typeOf(more) === 'boolean', `"${more}" must be a boolean of the response`],
    [
      query !== undefined && !query.required && scalarType(query.target) === 'string',
      `"${parameter}" must be a query parameter, an optional string`,
    ],
  ];
  return rules
    .filter(([isKept]) => !isKept)
    .map(([, message]) => ({ path: [...place, 'x-cursor'], message }));
}
