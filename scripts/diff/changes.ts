import type { Parameter, Schema } from '../spec/openapi.ts';
import { keysOf, valueAt } from './pointer.ts';
import type { Change, Documents, Kind } from './change.ts';
import type { Finding } from './redocly.ts';
import { requiredChanges, schemaKinds } from './schema-changes.ts';
import { isDocumentOnly, wholeChanges } from './whole-changes.ts';

const prose = ['description', 'summary', 'title', 'example', 'examples', 'externalDocs'];

/** The changes that a finding holds. Names of schemas are compared apart, in `names.ts`. */
export function changesOf(finding: Finding, documents: Documents): Change[] {
  const { property, kind } = finding;
  const keys = keysOf(finding.revision?.pointer ?? finding.base?.pointer ?? '');
  if (isNamed(keys) && (property === 'key' || kind !== 'modified')) return [];
  if (finding.typeName === 'SpecExtension') return [extensionChange(keys)];
  return property === undefined
    ? wholeChanges(finding, keys, documents)
    : keywordChanges(finding, property, keys, documents);
}

/**
 * What the document itself gives a name. Schemas are compared by name, since the wire says nothing
 * of it; nobody sees the name of a parameter, an answer or a header, which operations refer to.
 */
function isNamed([first, second = '', ...rest]: readonly string[]): boolean {
  return first === 'components' && second !== 'securitySchemes' && rest.length === 1;
}

/** Of what OpenAPI leaves to us, one thing makes messages; the rest is for readers. */
function extensionChange(keys: readonly string[]): Change {
  const at = keys.indexOf('x-misnamed');
  return at < 0 ? { kind: 'document', keys } : { kind: 'advice', keys: keys.slice(0, at) };
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
  if (typeName !== 'Schema') {
    const kind = kindOf(finding, keyword, keys, documents);
    return kind ? [{ kind, keys, before, after, keyword }] : [];
  }
  if (prose.includes(keyword)) return [{ kind: 'prose', keys, before, after, keyword }];
  if (keyword === 'deprecated') {
    return [{ kind: after === true ? 'deprecated' : 'prose', keys, keyword }];
  }
  if (keyword === 'key') return [{ kind: 'field renamed', keys, before, after, keyword }];
  if (keyword === 'required') {
    const owner = withoutKeyword(keysOf(finding.base?.pointer ?? ''), keyword);
    const base = valueAt(documents.base, owner) as Schema;
    return requiredChanges(keys, before, after, base, documents);
  }
  return schemaKinds(keyword, before, after).map((change) => ({
    keys,
    before,
    after,
    keyword,
    ...change,
  }));
}

/** What the change of one key of anything but a schema is; undefined if it is told elsewhere. */
function kindOf(
  { typeName, base, revision }: Finding,
  keyword: string,
  keys: readonly string[],
  documents: Documents,
): Kind | undefined {
  const [before, after] = [base?.value, revision?.value];
  if (prose.includes(keyword) || ['Info', 'Tag', 'License'].includes(typeName)) return 'prose';
  if (keyword === 'deprecated') return after === true ? 'deprecated' : 'prose';
  if (keyword === 'operationId') return 'operation renamed';
  if (typeName.includes('Security') || keyword === 'security') {
    return after === undefined ? 'security removed' : 'security changed';
  }
  if (keyword === 'key') return renameKind(typeName, before, after);
  if (typeName === 'Server') return 'server changed';
  if (typeName === 'Parameter' && keyword === 'name') {
    const { in: where } = valueAt(documents.revision, keys) as Parameter;
    // Reported with the path that names it.
    return where === 'path' ? undefined : 'parameter renamed';
  }
  if (keyword === 'tags' || isDocumentOnly([...keys, keyword])) return 'document';
  if (keyword === 'required') return after === true ? 'became required' : 'became optional';
  return 'other';
}

/** What another name of something means that is the same otherwise. */
function renameKind(typeName: string, before: unknown, after: unknown): Kind {
  const template = (path: unknown): string => String(path).replace(/\{[^}]*\}/g, '{}');
  switch (typeName) {
    case 'PathItem':
      return template(before) === template(after) ? 'path parameter renamed' : 'operation moved';
    case 'Response':
      return 'answer moved';
    default:
      return 'other';
  }
}

/** A pointer ends with the keyword only on the side that has it. */
function withoutKeyword(keys: readonly string[], keyword: string): readonly string[] {
  return keys.at(-1) === keyword && keys.at(-2) !== 'properties' ? keys.slice(0, -1) : keys;
}
