import type { OpenApiDocument, Parameter, PathItem, Schema } from '../openapi.ts';
import { httpMethods } from '../openapi.ts';
import { keysOf, valueAt } from './pointer.ts';
import type { Change, Documents, Kind } from './change.ts';
import type { Finding } from './redocly.ts';
import { requiredChanges, schemaKinds } from './schema-changes.ts';

const prose = ['description', 'summary', 'title', 'example', 'examples', 'externalDocs'];
/** The changes that a finding holds. Names of schemas are compared apart, in `names.ts`. */
export function changesOf(finding: Finding, documents: Documents): Change[] {
  const { property, typeName, kind } = finding;
  const keys = keysOf(finding.revision?.pointer ?? finding.base?.pointer ?? '');
  if (isNamedSchema(finding, keys)) return [];
  if (property !== undefined) return keywordChanges(finding, property, keys, documents);
  if (typeName === 'Operation' || typeName === 'PathItem') {
    if (kind !== 'modified') return operationChanges(kind, keys, documents);
  }
  if (typeName === 'Schema' && keys.at(-2) === 'properties') {
    return [fieldChange(kind, keys, documents.revision)];
  }
  return [{ kind: wholeKind(finding, keys), keys }];
}

/** What it is that something is there on one side alone. */
function wholeKind({ typeName, kind, revision }: Finding, keys: readonly string[]): Kind {
  const isGone = kind === 'removed';
  switch (typeName) {
    case 'Schema':
      if (keys.at(-2) !== 'anyOf') return 'other';
      return isGone ? 'alternative removed' : 'alternative added';
    case 'Parameter':
      if (isGone) return 'parameter removed';
      return (revision?.value as Parameter | undefined)?.required
        ? 'required parameter added'
        : 'parameter added';
    case 'Response':
      return isGone ? 'answer removed' : 'answer added';
    case 'Server':
      return 'server changed';
    default:
      if (!typeName.includes('Security')) return 'other';
      return isGone ? 'security removed' : 'security changed';
  }
}

/** A schema that came, went or has another name: seen by name, since the wire says nothing of it. */
function isNamedSchema({ typeName, kind, property }: Finding, keys: readonly string[]): boolean {
  const isName = keys.length === 3 && keys[0] === 'components' && keys[1] === 'schemas';
  return isName && typeName === 'Schema' && (property === 'key' || kind !== 'modified');
}

function operationChanges(
  kind: 'added' | 'removed',
  keys: readonly string[],
  { base, revision }: Documents,
): Change[] {
  const value = valueAt(kind === 'added' ? revision : base, keys) as PathItem;
  const places =
    keys.length === 3
      ? [keys]
      : httpMethods.filter((method) => method in value).map((method) => [...keys, method]);
  return places.map((place) => ({
    kind: kind === 'added' ? 'operation added' : 'operation removed',
    keys: place,
  }));
}

function fieldChange(
  kind: Finding['kind'],
  keys: readonly string[],
  revision: OpenApiDocument,
): Change {
  if (kind === 'removed') return { kind: 'field removed', keys };
  const owner = valueAt(revision, keys.slice(0, -2)) as Schema | undefined;
  const isRequired = owner?.required?.includes(keys.at(-1) ?? '');
  return { kind: isRequired ? 'required field added' : 'field added', keys };
}

function keywordChanges(
  finding: Finding,
  keyword: string,
  place: readonly string[],
  documents: Documents,
): Change[] {
  const { typeName } = finding;
  const [before, after] = [finding.base?.value, finding.revision?.value];
  const keys = withoutKeyword(place, keyword);
  const one = (kind: Kind): Change[] => [{ kind, keys, before, after, keyword }];
  if (prose.includes(keyword) || ['Info', 'Tag', 'License'].includes(typeName)) return one('prose');
  if (keyword === 'deprecated' && after === true) return one('deprecated');
  if (keyword === 'operationId') return one('operation renamed');
  if (typeName.includes('Security')) {
    return one(after === undefined ? 'security removed' : 'security changed');
  }
  if (keyword === 'key') return one(renameKind(typeName, before, after));
  if (typeName === 'Server') return one('server changed');
  if (typeName === 'Parameter' && keyword === 'name') {
    const { in: where } = valueAt(documents.revision, keys) as Parameter;
    // Reported with the path that names it.
    return where === 'path' ? [] : one('other');
  }
  if (keyword === 'required' && typeName !== 'Schema') {
    return one(after === true ? 'became required' : 'became optional');
  }
  if (typeName !== 'Schema') return one('other');
  if (keyword === 'required') {
    const owner = withoutKeyword(keysOf(finding.base?.pointer ?? ''), keyword);
    return requiredChanges(
      keys,
      before,
      after,
      valueAt(documents.base, owner) as Schema,
      documents,
    );
  }
  return schemaKinds(keyword, before, after).map((change) => ({
    keys,
    before,
    after,
    keyword,
    ...change,
  }));
}

/** What another name of something means that is the same otherwise. */
function renameKind(typeName: string, before: unknown, after: unknown): Kind {
  const template = (path: unknown): string => String(path).replace(/\{[^}]*\}/g, '{}');
  switch (typeName) {
    case 'PathItem':
      return template(before) === template(after) ? 'path parameter renamed' : 'operation moved';
    case 'Schema':
      return 'field renamed';
    case 'Response':
      return 'answer removed';
    default:
      return 'other';
  }
}

/** A pointer ends with the keyword only on the side that has it. */
function withoutKeyword(keys: readonly string[], keyword: string): readonly string[] {
  return keys.at(-1) === keyword && keys.at(-2) !== 'properties' ? keys.slice(0, -1) : keys;
}
