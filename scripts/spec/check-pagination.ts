import { propertyOf, scalarType, typesOf } from './lookup.ts';
import type { OpenApiDocument } from './openapi.ts';
import type { Operation } from './operations.ts';
import type { Problem } from './problem.ts';

/** Finds fields of an `x-cursor` that the operation does not have. */
export function checkPagination(document: OpenApiDocument, operation: Operation): Problem[] {
  const { place, cursor, parameters, results } = operation;
  if (!cursor) return [];
  const fields: [name: string, ...types: string[]][] = [
    [cursor.items, 'array'],
    [cursor.next, 'string', 'null'],
    [cursor.more, 'boolean'],
  ];
  const messages = fields.flatMap(([name, ...allowed]) => {
    const property = propertyOf(document, results[0] ?? {}, name) ?? {};
    const types = typesOf(document, property);
    const isAllowed = types.length > 0 && types.every((type) => allowed.includes(type));
    return isAllowed ? [] : [`the response must have a field "${name}" of type ${allowed[0]}`];
  });
  const isParameter = parameters.some(
    ({ in: where, name, required, target }) =>
      where === 'query' &&
      name === cursor.parameter &&
      !required &&
      scalarType(target) === 'string',
  );
  if (!isParameter)
    messages.push(`"${cursor.parameter}" must be a query parameter, an optional string`);
  if (results.length !== 1) messages.push('a page needs one successful response');
  return messages.map((message) => ({ path: [...place, 'x-cursor'], message }));
}
