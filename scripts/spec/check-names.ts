import { camelCase, className, reservedTypes } from './names.ts';
import type { Api } from './api.ts';
import type { Operation } from './operations.ts';
import type { Place, Problem } from './problem.ts';

/** A name in the generated code, with what it names and the place in the document. */
type Claim = [name: string, owner: string, path: Place];

/** Finds names of schemas and operations that cannot become unique names in the code. */
export function checkNames({ document: { components = {} }, operations }: Api): Problem[] {
  const claims = [
    ...reservedTypes.map((name): Claim => [name, 'a name that the packages use', []]),
    ...Object.keys(components.schemas ?? {}).map((name): Claim => [
      name,
      `the schema ${name}`,
      ['components', 'schemas', name],
    ]),
    ...operations.flatMap(claimsOf),
  ];
  const owners = new Map<string, string>();
  const clashes = claims.flatMap(([name, owner, path]) => {
    const other = owners.get(name) ?? owner;
    owners.set(name, owner);
    const message = `the name "${name}" of ${owner} clashes with ${other}`;
    return other === owner ? [] : [{ path, message }];
  });
  const constants = operations.map(({ id }) => camelCase(id));
  return [...clashes, ...operations.flatMap((operation) => checkArguments(operation, constants))];
}

/** The names that an operation adds to the generated modules and, with dots, to the client. */
function claimsOf({ id, place, resource, params, response, httpMethod, path }: Operation): Claim[] {
  const resources = resource.map((_, depth) => resource.slice(0, depth + 1));
  const claims = [
    ...resources.map((part) => [className(part), `the class of "${part.join('.')}"`]),
    // A resource without a dot cannot clash with a method.
    ...resources.slice(1).map((part) => [part.join('.'), `the resource ${part.join('.')}`]),
    [id, `${httpMethod} ${path}`],
    [camelCase(id), `the constant of "${id}"`],
    ...(params?.added ? [[params.schema, `the params of "${id}"`]] : []),
    ...(response?.added ? [[response.schema, `the response of "${id}"`]] : []),
  ];
  return claims.map(([name = '', owner = '']) => [name, owner, [...place, 'operationId']]);
}

/** Path parameters become parameters of the method, beside `params` and `options`. */
function checkArguments(operation: Operation, constants: readonly string[]): Problem[] {
  const { place, pathParameters } = operation;
  const names = ['params', 'options', ...pathParameters.map(({ name }) => camelCase(name))];
  try {
    // A module reserves `await`, and the body of a method uses `undefined`.
    const method = new Function(...names, 'await', 'undefined', '"use strict"');
    if (method && !names.some((name) => constants.includes(name))) return [];
  } catch {
    // Refused below.
  }
  const message = `a method cannot have the parameters ${names.join(', ')}: they must be different names that JavaScript allows, and not an operation in camelCase`;
  return [{ path: [...place, 'parameters'], message }];
}
