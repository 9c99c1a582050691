import { httpMethods, type OpenApiDocument, type Parameter, type Schema } from '../spec/openapi.ts';
import { parametersOf, rawOperations } from '../spec/operations.ts';
import { answerKind } from './answers.ts';
import type { Change, Documents, Kind } from './change.ts';
import { keysOf, valueAt } from './pointer.ts';
import type { Finding } from './redocly.ts';

/** The changes that it is when something is there on one side alone. */
export function wholeChanges(
  finding: Finding,
  keys: readonly string[],
  documents: Documents,
): Change[] {
  const { typeName } = finding;
  const kind = finding.kind === 'removed' ? 'removed' : 'added';
  if (typeName === 'Operation' || typeName === 'PathItem') {
    return operationChanges(kind, keys, documents);
  }
  if (typeName === 'SchemaProperties') {
    const value = valueAt(kind === 'added' ? documents.revision : documents.base, keys) as object;
    return Object.keys(value).flatMap((name) => schemaChanges(finding, [...keys, name], documents));
  }
  if (typeName === 'Schema') return schemaChanges(finding, keys, documents);
  if (typeName === 'Response') return [{ kind: answerKind(kind, keys, documents), keys }];
  return [{ kind: kindOf(finding, keys, documents), keys }];
}

function kindOf(finding: Finding, keys: readonly string[], { base }: Documents): Kind {
  const { typeName, kind, revision, path } = finding;
  const isGone = kind === 'removed';
  switch (typeName) {
    case 'Parameter': {
      if (isGone) return 'parameter removed';
      const parameter = revision?.value as Parameter | undefined;
      if (parameter?.required) return 'required parameter added';
      return parameter?.in === 'query' && !takesParams(base, path)
        ? 'params added'
        : 'parameter added';
    }
    case 'RequestBody': {
      if (isGone) return 'body removed';
      const body = revision?.value as { required?: boolean } | undefined;
      return body?.required ? 'required body added' : 'params added';
    }
    case 'Server':
      return 'server changed';
    default:
      if (typeName.includes('Security')) return isGone ? 'security removed' : 'security changed';
      if (typeName.includes('Header') || keys.includes('headers')) return 'answer header';
      return isDocumentOnly(keys) ? 'document' : 'other';
  }
}

/** What says something of the document: nothing is generated from it. */
export function isDocumentOnly(keys: readonly string[]): boolean {
  const [first = 'openapi'] = keys;
  return (
    ['info', 'tags', 'externalDocs', 'openapi'].includes(first) ||
    keys.at(-1)?.startsWith('x-') === true
  );
}

/** Whether the operation had query parameters or a body; if not, the first shifts `options`. */
function takesParams(base: OpenApiDocument, path: string): boolean {
  const [, place, method] = keysOf(path);
  const affected = rawOperations(base).filter(
    (raw) => raw.path === place && (method === 'parameters' || raw.httpMethod === method),
  );
  return affected.every(
    (raw) =>
      raw.operation.requestBody !== undefined ||
      parametersOf(base, raw).some((parameter) => parameter.in === 'query'),
  );
}

function operationChanges(
  kind: 'added' | 'removed',
  keys: readonly string[],
  { base, revision }: Documents,
): Change[] {
  const value = valueAt(kind === 'added' ? revision : base, keys) as object;
  const places =
    keys.length === 3
      ? [keys]
      : httpMethods.filter((method) => method in value).map((method) => [...keys, method]);
  return places.map((place) => ({ kind: `operation ${kind}` as const, keys: place }));
}

function schemaChanges(
  finding: Finding,
  keys: readonly string[],
  { base, revision }: Documents,
): Change[] {
  const [before, after] = [finding.base?.value, finding.revision?.value];
  const isGone = finding.kind === 'removed';
  const [owner, place] = [keys.slice(0, -2), keys.slice(0, -1)];
  if (keys.at(-2) === 'properties') {
    if (isGone) return [{ kind: 'field removed', keys }];
    const { required } = valueAt(revision, owner) as Schema;
    const isRequired = required?.includes(keys.at(-1) ?? '');
    return [{ kind: isRequired ? 'required field added' : 'field added', keys }];
  }
  if (keys.at(-2) === 'anyOf') {
    if (((before ?? after) as Schema).type === 'null')
      return [{ kind: isGone ? 'null refused' : 'null admitted', keys: owner }];
    return [{ kind: isGone ? 'alternative removed' : 'alternative added', keys }];
  }
  const keyword = keys.at(-1);
  if (keyword === 'propertyNames') {
    const kind = isGone ? 'bound loosened' : 'bound tightened';
    return [{ kind, keys: place, before, after, keyword }];
  }
  if (keyword === 'additionalProperties' || keyword === 'items') {
    const other = valueAt(isGone ? revision : base, keys);
    // An object that was closed, or is, is told to be that.
    return other === false ? [] : [{ kind: 'type changed', keys, before, after }];
  }
  return [{ kind: 'other', keys }];
}
