import {
  constantName,
  isClassMember,
  isRootMember,
  pascalCase,
  queryTypeName,
  reservedTypes,
  responseTypeName,
} from './names.ts';
import type { OpenApiDocument, Response } from './openapi.ts';
import { parametersOf, rawOperations, resolve, type RawOperation } from './operations.ts';
import type { Problem } from './problem.ts';

/** What keeps the operations' names from becoming names of the code, each its own. */
export function checkNames(document: OpenApiDocument): Problem[] {
  const problems: Problem[] = [];
  const taken = takenNames(document);
  const ids = new Map<string, RawOperation>();
  for (const raw of rawOperations(document)) {
    const path = ['paths', raw.path, raw.httpMethod, 'operationId'];
    const add = (message: string): void => void problems.push({ path, message });
    const id = raw.operation.operationId;
    const [, resource = '', method = ''] =
      /^([a-z][A-Za-z0-9]*)\.([a-z][A-Za-z0-9]*)$/.exec(id ?? '') ?? [];
    if (id === undefined || !resource) {
      add(
        `${id === undefined ? 'is missing' : `"${id}" is not of the form`} resource.method, both in camelCase, such as sessions.create`,
      );
      continue;
    }
    const first = ids.get(id);
    if (first)
      add(`"${id}" is already the name of ${first.httpMethod.toUpperCase()} ${first.path}`);
    ids.set(id, raw);
    checkMembers(resource, method, add);
    const names: [name: string, owner: string][] = [
      [pascalCase(resource), `the class of "${resource}"`],
      [constantName({ resource, method }), `the constant of "${id}"`],
    ];
    if (parametersOf(document, raw).some((parameter) => parameter.in === 'query')) {
      names.push([queryTypeName({ resource, method }), `the type of "${id}"'s query`]);
    }
    if (hasUnnamedResult(document, raw)) {
      names.push([responseTypeName({ resource, method }), `the validator of "${id}"'s answer`]);
    }
    for (const [name, owner] of names) {
      const other = taken.get(name);
      if (other && other !== owner) add(`${owner}, ${name}, clashes with ${other}`);
      taken.set(name, owner);
    }
  }
  return problems;
}

/** Names that generated modules have besides those of the operations, each with its owner. */
function takenNames(document: OpenApiDocument): Map<string, string> {
  return new Map([
    ...reservedTypes.map((name) => [name, 'a name that the packages use'] as const),
    ...Object.keys(document.components?.schemas ?? {}).map(
      (name) => [name, `the schema ${name}`] as const,
    ),
  ]);
}

/** Whether an operation's success is no schema that the spec has a name for. */
function hasUnnamedResult(document: OpenApiDocument, { operation }: RawOperation): boolean {
  const schemas = Object.entries(operation.responses ?? {})
    .filter(([status]) => status.startsWith('2'))
    .map(([, response]) => resolve<Response>(document, response)?.content?.['application/json'])
    .map((media) => media?.schema?.$ref);
  return schemas.length > 1 || schemas[0] === undefined;
}

function checkMembers(resource: string, method: string, add: (message: string) => void): void {
  if (isRootMember(resource)) {
    add(`"${resource}" clashes with a member of the client itself`);
  }
  if (isClassMember(method)) add(`"${method}" cannot be the name of a method`);
}
