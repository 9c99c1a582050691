import type { OpenApiDocument, PathItem, Schema } from '../openapi.ts';
import { httpMethods } from '../openapi.ts';
import { keysOf, valueAt } from './pointer.ts';
import type { Finding } from './redocly.ts';

/** What a change is, in the words of the table in `rules.ts`. */
export type Kind =
  | 'operation added'
  | 'operation removed'
  | 'operation renamed'
  | 'security removed'
  | 'became required'
  | 'became optional'
  | 'field added'
  | 'required field added'
  | 'field removed'
  | 'null admitted'
  | 'null refused'
  | 'enum value added'
  | 'enum value removed'
  | 'bound tightened'
  | 'bound loosened'
  | 'default changed'
  | 'integer became number'
  | 'number became integer'
  | 'object closed'
  | 'object opened'
  | 'deprecated'
  | 'schema added'
  | 'schema removed'
  | 'schema renamed'
  | 'prose'
  | 'other';

/** One change that a finding holds; a finding on `enum` may hold values gone and values new. */
export interface Change {
  kind: Kind;
  /** What is affected: keys of the document, of the revision unless it is gone from there. */
  keys: readonly string[];
  /** What it was and is, where that says something. */
  before?: unknown;
  after?: unknown;
  /** The keyword that differs. */
  keyword?: string;
}

type Documents = Readonly<{ base: OpenApiDocument; revision: OpenApiDocument }>;

const prose = ['description', 'summary', 'title', 'example', 'examples', 'externalDocs'];
const upperBounds = ['maximum', 'maxLength', 'maxProperties', 'maxItems', 'exclusiveMaximum'];
const lowerBounds = ['minimum', 'minLength', 'minProperties', 'minItems', 'exclusiveMinimum'];

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
  if (/Security/.test(typeName) && kind === 'removed') return [{ kind: 'security removed', keys }];
  return [{ kind: 'other', keys }];
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
  if (typeName.startsWith('Security') && after === undefined) return one('security removed');
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

/** A pointer ends with the keyword only on the side that has it. */
function withoutKeyword(keys: readonly string[], keyword: string): readonly string[] {
  return keys.at(-1) === keyword && keys.at(-2) !== 'properties' ? keys.slice(0, -1) : keys;
}

type Part = Omit<Change, 'keys'>;

function schemaKinds(keyword: string, before: unknown, after: unknown): Part[] {
  if (upperBounds.includes(keyword)) return [{ kind: boundKind(before, after, 1) }];
  if (lowerBounds.includes(keyword)) return [{ kind: boundKind(before, after, -1) }];
  if (keyword === 'default') return [{ kind: 'default changed' }];
  if (keyword === 'type') return typeKinds(before, after);
  if (keyword === 'enum' && Array.isArray(before) && Array.isArray(after)) {
    const gone = before.filter((value) => !after.includes(value));
    const come = after.filter((value) => !before.includes(value));
    const parts: Part[] = [
      ...gone.map<Part>((value) => ({
        kind: 'enum value removed',
        before: value,
        after: undefined,
      })),
      ...come.map<Part>((value) => ({ kind: 'enum value added', before: undefined, after: value })),
    ];
    return parts.length > 0 ? parts : [{ kind: 'prose' }];
  }
  if (keyword === 'additionalProperties') {
    if (after === false) return [{ kind: 'object closed' }];
    if (before === false) return [{ kind: 'object opened' }];
  }
  return [{ kind: 'other' }];
}

/** `sign` is 1 for an upper bound, -1 for a lower one; no bound is the loosest. */
function boundKind(before: unknown, after: unknown, sign: 1 | -1): Kind {
  const limit = (bound: unknown): number => (typeof bound === 'number' ? bound * sign : Infinity);
  return limit(after) < limit(before) ? 'bound tightened' : 'bound loosened';
}

function typeKinds(before: unknown, after: unknown): Part[] {
  const [was, is] = [new Set([before].flat()), new Set([after].flat())];
  const parts: Part[] = [];
  if (!was.has('null') && is.has('null')) parts.push({ kind: 'null admitted' });
  if (was.has('null') && !is.has('null')) parts.push({ kind: 'null refused' });
  was.delete('null');
  is.delete('null');
  if (was.symmetricDifference(is).size === 0) return parts.length > 0 ? parts : [{ kind: 'prose' }];
  if (was.size === 1 && is.size === 1 && was.has('integer') && is.has('number')) {
    return [...parts, { kind: 'integer became number' }];
  }
  if (was.size === 1 && is.size === 1 && was.has('number') && is.has('integer')) {
    return [...parts, { kind: 'number became integer' }];
  }
  return [...parts, { kind: 'other' }];
}

function requiredChanges(
  keys: readonly string[],
  before: unknown,
  after: unknown,
  base: Schema | undefined,
  { revision }: Documents,
): Change[] {
  const [was, is] = [before, after].map((list) => (Array.isArray(list) ? list.map(String) : []));
  const now = valueAt(revision, keys) as Schema | undefined;
  const field = (name: string): readonly string[] => [...keys, 'properties', name];
  const changes: Change[] = [
    // A field that is new or gone as well is said to be that, once.
    ...(is ?? [])
      .filter((name) => !was?.includes(name) && base?.properties?.[name])
      .map((name) => ({ kind: 'became required' as const, keys: field(name) })),
    ...(was ?? [])
      .filter((name) => !is?.includes(name) && now?.properties?.[name])
      .map((name) => ({ kind: 'became optional' as const, keys: field(name) })),
  ];
  const isReordered = was?.length === is?.length && was?.every((name) => is?.includes(name));
  return isReordered ? [{ kind: 'prose', keys, keyword: 'required' }] : changes;
}
