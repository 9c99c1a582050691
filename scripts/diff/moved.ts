import type { OpenApiDocument, Parameter, PathItem, Reference } from '../spec/openapi.ts';
import { pathNames, rawOperations, type RawOperation } from '../spec/operations.ts';
import type { Change } from './change.ts';

/**
 * Operations that are the same by their `operationId` and have another method, or another path
 * beyond the names of its parameters. redocly sees one that went and one that came, and compares
 * nothing of them: so the base's one is put where the revision has it.
 */
export function moveOperations(
  base: OpenApiDocument,
  revision: OpenApiDocument,
): { base: OpenApiDocument; changes: Change[] } {
  const paths = structuredClone(base.paths);
  const changes: Change[] = [];
  for (const raw of rawOperations(base)) {
    const now = rawOperations(revision).find(
      ({ operation }) =>
        operation.operationId !== undefined && operation.operationId === raw.operation.operationId,
    );
    if (!now || placeOf(now) === placeOf(raw)) continue;
    // Where something else of the base is, this one cannot be put.
    if (paths[now.path]?.[now.httpMethod] !== undefined) continue;
    const item = paths[raw.path] ?? {};
    delete item[raw.httpMethod];
    if (rawOperations({ ...base, paths: { [raw.path]: item } }).length === 0)
      delete paths[raw.path];
    paths[now.path] = {
      ...itemFor(raw, now, paths),
      [now.httpMethod]: operationFor(raw, now),
    };
    changes.push({
      kind: 'operation moved',
      keys: ['paths', now.path, now.httpMethod],
      before: nameOf(raw),
      after: nameOf(now),
    });
  }
  return { base: { ...base, paths }, changes };
}

/** The path item that takes the operation, and what it says of all its operations. */
function itemFor(raw: RawOperation, now: RawOperation, paths: OpenApiDocument['paths']): PathItem {
  const parameters = underNewNames(raw.item.parameters, raw, now);
  return paths[now.path] ?? { ...(parameters && { parameters }) };
}

function operationFor(raw: RawOperation, now: RawOperation): RawOperation['operation'] {
  const parameters = underNewNames(raw.operation.parameters, raw, now);
  return { ...raw.operation, ...(parameters && { parameters }) };
}

/** The parameters of a path are the same by their order in it. */
function underNewNames(
  parameters: (Parameter | Reference)[] | undefined,
  raw: RawOperation,
  now: RawOperation,
): (Parameter | Reference)[] | undefined {
  const [names, newNames] = [pathNames(raw.path), pathNames(now.path)];
  return parameters?.map((entry) =>
    'in' in entry && entry.in === 'path'
      ? { ...entry, name: newNames[names.indexOf(entry.name)] ?? entry.name }
      : entry,
  );
}

/** The method, and the path without the names of its parameters. */
function placeOf({ httpMethod, path }: RawOperation): string {
  return `${httpMethod} ${path.replace(/\{[^}]*\}/g, '{}')}`;
}

function nameOf({ httpMethod, path }: RawOperation): string {
  return `${httpMethod.toUpperCase()} ${path}`;
}
