import type { OpenApiDocument, Schema } from './openapi.ts';
import {
  parametersOf,
  propertyOf,
  resultsOf,
  scalarType,
  type RawOperation,
} from './operations.ts';
import type { Problem } from './problem.ts';
import { resolve } from './references.ts';

const keys = ['items', 'next', 'more', 'parameter'] as const;

/** Finds mistakes in the `x-pagination` and `x-cursor` of an operation. */
export function checkPagination(document: OpenApiDocument, raw: RawOperation): Problem[] {
  const { 'x-pagination': kind, 'x-cursor': cursor } = raw.operation;
  const place = ['paths', raw.path, raw.httpMethod];
  if (kind === undefined) {
    const message = 'needs x-pagination: cursor beside it';
    return cursor === undefined ? [] : [{ path: [...place, 'x-cursor'], message }];
  }
  if (kind !== 'cursor') {
    return [{ path: [...place, 'x-pagination'], message: `must be cursor, got ${String(kind)}` }];
  }
  const path = [...place, 'x-cursor'];
  const { items, next, more, parameter } = { ...cursor } as Record<string, unknown>;
  if (
    Object.keys({ ...cursor })
      .sort()
      .join() !== [...keys].sort().join() ||
    [items, next, more, parameter].some((name) => typeof name !== 'string')
  ) {
    return [{ path, message: `must name ${keys.join(', ')}, and nothing else` }];
  }
  const results = resultsOf(document, raw);
  const typeOf = (name: unknown): Schema['type'] => {
    const property = propertyOf(document, results[0] ?? {}, String(name));
    return property && resolve(document, property)?.type;
  };
  const query = parametersOf(document, raw).find((p) => p.in === 'query' && p.name === parameter);
  const rules: [isBroken: boolean, message: string][] = [
    [results.length !== 1, 'a page needs one successful response'],
    [typeOf(items) !== 'array', `"${String(items)}" must be an array of the response`],
    [
      ![typeOf(next)].flat().includes('string'),
      `"${String(next)}" must be a string of the response`,
    ],
    [typeOf(more) !== 'boolean', `"${String(more)}" must be a boolean of the response`],
    [
      !query || query.required === true || scalarType(document, query.schema ?? {}) !== 'string',
      `"${String(parameter)}" must be a query parameter, an optional string`,
    ],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, message]) => ({ path, message }));
}
