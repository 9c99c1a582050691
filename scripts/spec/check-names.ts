import { camelCase, className, reservedTypes } from './names.ts';
import type { OpenApiDocument } from './openapi.ts';
import type { Operation } from './operations.ts';
import type { Problem } from './problem.ts';

/** A name in the generated code, with what it names and the place in the document. */
type Claim = [name: string, owner: string, path: Problem['path']];

/** Finds names of schemas and operations that cannot become unique names in the code. */
export function checkNames(
  { components = {} }: OpenApiDocument,
  operations: readonly Operation[],
): Problem[] {
  const reserved = reservedTypes.map((name): Claim => [name, 'a name that the packages use', []]);
  const schemas = Object.keys(components.schemas ?? {}).map((name): Claim => [
    name,
    `the schema ${name}`,
    ['components', 'schemas', name],
  ]);
  return [
    ...clashes([...reserved, ...schemas, ...operations.flatMap(declarationsOf)]),
    ...clashes(operations.flatMap(membersOf)),
    ...operations.flatMap((operation) => checkArguments(operation, operations)),
  ];
}

/** Finds names that have two owners. */
function clashes(claims: readonly Claim[]): Problem[] {
  const owners = new Map<string, string>();
  return claims.flatMap(([name, owner, path]) => {
    const other = owners.get(name) ?? owner;
    owners.set(name, owner);
    const message = `the name "${name}" of ${owner} clashes with ${other}`;
    return other === owner ? [] : [{ path, message }];
  });
}

/** The properties that lead to a method, and the method. */
function membersOf({ id, resource, place, httpMethod, path }: Operation): Claim[] {
  const parts = resource.map((_, at) => resource.slice(0, at + 1).join('.'));
  const at = [...place, 'operationId'];
  return [
    ...parts.map((name): Claim => [name, `the resource ${name}`, at]),
    [id, `${httpMethod} ${path}`, at],
  ];
}

/** The names that an operation adds to the generated modules. */
function declarationsOf({ id, place, resource, params, response }: Operation): Claim[] {
  const at = [...place, 'operationId'];
  const parts = resource.map((_, depth) => resource.slice(0, depth + 1));
  return [
    ...parts.map((part): Claim => [className(part), `the class of "${part.join('.')}"`, at]),
    [camelCase(id), `the constant of "${id}"`, at],
    ...(params?.added ? [[params.schema, `the params of "${id}"`, at] as Claim] : []),
    ...(response?.added ? [[response.schema, `the response of "${id}"`, at] as Claim] : []),
  ];
}

/** Path parameters become parameters of the method, beside `params` and `options`. */
function checkArguments(
  { place, pathParameters }: Operation,
  operations: readonly Operation[],
): Problem[] {
  const names = ['params', 'options', ...pathParameters.map(({ name }) => camelCase(name))];
  const isDeclared = operations.some(({ id }) => names.includes(camelCase(id)));
  if (!isDeclared && canBeParameters(names)) return [];
  const message = `a method cannot have the parameters ${names.join(', ')}: they must be different names that JavaScript allows, and not an operation in camelCase`;
  return [{ path: [...place, 'parameters'], message }];
}

function canBeParameters(names: readonly string[]): boolean {
  try {
    // A module reserves `await`, and the body of a method uses `undefined`.
    return Boolean(new Function(...names, 'await', 'undefined', '"use strict"'));
  } catch {
    return false;
  }
}
