import { camelCase, className, constantName, reservedTypes, reservedWords } from './names.ts';
import type { OpenApiDocument } from './openapi.ts';
import type { Operation } from './operations.ts';
import type { Problem } from './problem.ts';

/** Finds names of schemas and operations that cannot become unique names in the code. */
export function checkNames(
  { components = {} }: OpenApiDocument,
  operations: readonly Operation[],
): Problem[] {
  const problems: Problem[] = [];
  const taken = new Map(reservedTypes.map((name) => [name, 'a name that the packages use']));
  const members = new Map<string, string>();
  const claim = (names: Map<string, string>, name: string, owner: string) => {
    const other = names.get(name);
    names.set(name, owner);
    return other === owner ? undefined : other;
  };
  for (const name of Object.keys(components.schemas ?? {})) {
    const other = claim(taken, name, `the schema ${name}`);
    const path = ['components', 'schemas', name];
    if (other) problems.push({ path, message: `"${name}" clashes with ${other}` });
  }
  for (const operation of operations) {
    const path = [...operation.place, 'operationId'];
    for (const [member, owner] of membersOf(operation)) {
      const other = claim(members, member, owner);
      if (other) problems.push({ path, message: `"${member}" is already the name of ${other}` });
    }
    for (const [name, owner] of namesOf(operation)) {
      const other = claim(taken, name, owner);
      if (other) problems.push({ path, message: `${owner}, ${name}, clashes with ${other}` });
    }
    problems.push(...checkParamsName(operation), ...checkArguments(operation, operations));
  }
  return problems;
}

/** The properties that lead to a method, and the method, each with a description for messages. */
function membersOf({ id, resource, httpMethod, path }: Operation): [string, string][] {
  const parts = resource.map((_, at) => resource.slice(0, at + 1).join('.'));
  return [
    ...parts.map((name): [string, string] => [name, `the resource ${name}`]),
    [id, `${httpMethod} ${path}`],
  ];
}

/** The names that an operation adds to the generated modules, each with its owner. */
function namesOf({ id, resource, params, response }: Operation): [string, string][] {
  const parts = resource.map((_, at) => resource.slice(0, at + 1));
  return [
    ...parts.map((part): [string, string] => [className(part), `the class of "${part.join('.')}"`]),
    [constantName(id), `the constant of "${id}"`],
    ...(params?.added ? [[params.schema, `the params of "${id}"`] as [string, string]] : []),
    ...(response?.added ? [[response.schema, `the response of "${id}"`] as [string, string]] : []),
  ];
}

function checkParamsName({ place, source, params }: Operation): Problem[] {
  if (source['x-params-name'] === undefined || params?.added) return [];
  const message = 'has no effect: the operation has no params, or its params already have a name';
  return [{ path: [...place, 'x-params-name'], message }];
}

/** Path parameters become parameters of the method, beside `params` and `options`. */
function checkArguments(
  { place, pathParameters }: Operation,
  operations: readonly Operation[],
): Problem[] {
  const names = ['params', 'options', ...pathParameters.map(({ name }) => camelCase(name))];
  const constants = operations.map(({ id }) => constantName(id));
  const messages = names.flatMap((name, at) => [
    ...(names.indexOf(name) === at
      ? []
      : [`two parameters of the method would be named "${name}"`]),
    ...(constants.includes(name) ? [`"${name}" is also the name of an operation's constant`] : []),
    ...(/^[a-z][A-Za-z0-9]*$/.test(name) && !reservedWords.includes(name)
      ? []
      : [`"${name}" cannot be the name of a method's parameter`]),
  ]);
  return messages.map((message) => ({ path: [...place, 'parameters'], message }));
}
