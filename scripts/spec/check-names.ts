import {
  className,
  constantName,
  isClassMember,
  isRootMember,
  reservedTypes,
  splitId,
} from './names.ts';
import type { OpenApiDocument } from './openapi.ts';
import { paramsSchema, responseSchema } from './operation-schemas.ts';
import { rawOperations, type RawOperation } from './operations.ts';
import type { Problem } from './problem.ts';

/** Finds operations whose names cannot become unique names in the code. */
export function checkNames(document: OpenApiDocument): Problem[] {
  const problems: Problem[] = [];
  const taken = takenNames(document);
  const members = new Map<string, string>();
  for (const raw of rawOperations(document)) {
    const place = ['paths', raw.path, raw.httpMethod];
    const path = [...place, 'operationId'];
    const add = (message: string): void => void problems.push({ path, message });
    const id = raw.operation.operationId;
    if (id === undefined || !/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/.test(id)) {
      add(
        `must have the form resource.method in camelCase, such as sessions.create, got ${id === undefined ? 'no operationId' : `"${id}"`}`,
      );
      continue;
    }
    const parts = membersOf(id, raw);
    checkMembers(id, add);
    for (const [member, owner] of parts) {
      const other = members.get(member);
      if (other && other !== owner) add(`"${member}" is already the name of ${other}`);
      members.set(member, owner);
    }
    for (const [name, owner] of namesOf(document, raw, id)) {
      const other = taken.get(name);
      if (other && other !== owner) add(`${owner}, ${name}, clashes with ${other}`);
      taken.set(name, owner);
    }
    problems.push(...checkParamsName(document, raw, place));
  }
  return problems;
}

/** The properties that lead to a method, and the method, each with a description for messages. */
function membersOf(id: string, { httpMethod, path }: RawOperation): [string, string][] {
  const { resource } = splitId(id);
  return [
    ...resource.map((_, at): [string, string] => {
      const name = resource.slice(0, at + 1).join('.');
      return [name, `the resource ${name}`];
    }),
    [id, `${httpMethod.toUpperCase()} ${path}`],
  ];
}

function checkMembers(id: string, add: (message: string) => void): void {
  const [root = '', ...inner] = id.split('.');
  if (isRootMember(root)) add(`"${root}" clashes with a member of the client itself`);
  for (const part of inner.filter(isClassMember)) {
    add(`"${part}" cannot be the name of a method or of a resource inside another`);
  }
}

/** The names that an operation adds to the generated modules, each with its owner. */
function namesOf(document: OpenApiDocument, raw: RawOperation, id: string): [string, string][] {
  const { resource } = splitId(id);
  const [params, response] = [paramsSchema(document, raw), responseSchema(document, raw)];
  return [
    ...resource.map((_, at): [string, string] => {
      const parts = resource.slice(0, at + 1);
      return [className(parts), `the class of "${parts.join('.')}"`];
    }),
    [constantName(id), `the constant of "${id}"`],
    ...(params?.added ? [[params.name, `the params of "${id}"`] as [string, string]] : []),
    ...(response?.added ? [[response.name, `the response of "${id}"`] as [string, string]] : []),
  ];
}

function checkParamsName(
  document: OpenApiDocument,
  raw: RawOperation,
  place: Problem['path'],
): Problem[] {
  const name = raw.operation['x-params-name'];
  if (name === undefined) return [];
  const path = [...place, 'x-params-name'];
  if (!/^[A-Z][A-Za-z0-9]*$/.test(String(name))) {
    return [{ path, message: 'must be a name in PascalCase' }];
  }
  return paramsSchema(document, raw)?.added
    ? []
    : [
        {
          path,
          message: 'has no effect: the operation has no params, or its params already have a name',
        },
      ];
}

/** Other names in the generated modules, each with its owner. */
function takenNames(document: OpenApiDocument): Map<string, string> {
  return new Map([
    ...reservedTypes.map((name) => [name, 'a name that the packages use'] as const),
    ...Object.keys(document.components?.schemas ?? {}).map(
      (name) => [name, `the schema ${name}`] as const,
    ),
  ]);
}
