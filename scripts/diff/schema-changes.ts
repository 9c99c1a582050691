import type { Schema } from '../spec/openapi.ts';
import type { Change, Documents, Kind } from './change.ts';
import { nullable } from './notation.ts';
import { valueAt } from './pointer.ts';

const upperBounds = ['maximum', 'maxLength', 'maxProperties', 'maxItems', 'exclusiveMaximum'];
const lowerBounds = ['minimum', 'minLength', 'minProperties', 'minItems', 'exclusiveMinimum'];

/** Rules that hold or do not: to set one tightens, to lift one loosens. */
const otherBounds = ['pattern', 'format', 'multipleOf', 'uniqueItems'];
/** What messages say to people; nothing is accepted or refused by it. */
const advice = ['x-hint', 'x-unit', 'x-misnamed'];

type Part = Omit<Change, 'keys'>;

/** What the change of one keyword of a schema is. */
export function schemaKinds(keyword: string, before: unknown, after: unknown): Part[] {
  if (upperBounds.includes(keyword)) return [{ kind: boundKind(before, after, 1) }];
  if (lowerBounds.includes(keyword)) return [{ kind: boundKind(before, after, -1) }];
  if (otherBounds.includes(keyword)) {
    return [
      { kind: after === undefined || after === false ? 'bound loosened' : 'bound tightened' },
    ];
  }
  if (advice.includes(keyword)) return [{ kind: 'advice' }];
  if (keyword.startsWith('x-') && keyword !== nullable) return [{ kind: 'document' }];
  if (keyword === nullable) return [{ kind: after === true ? 'null admitted' : 'null refused' }];
  if (keyword === 'default') return [{ kind: 'default changed' }];
  if (keyword === 'type') return typeKinds(before, after);
  if (keyword === 'enum' || keyword === 'const') return valueKinds(keyword, before, after);
  if (keyword === 'additionalProperties') {
    if (after === false) return [{ kind: 'object closed' }];
    if (before === false) return [{ kind: 'object opened' }];
    if ([before, after].every((value) => value === undefined || value === true)) {
      return [{ kind: 'prose' }];
    }
  }
  return [{ kind: 'other' }];
}

/** A constant and an enum of one are the same; either may take the other's place. */
function valueKinds(keyword: string, before: unknown, after: unknown): Part[] {
  if (after === undefined) return [{ kind: 'values unlimited' }];
  if (before === undefined) return [{ kind: 'values limited' }];
  if (keyword === 'const') return [{ kind: 'constant changed' }];
  const [was, is] = [before, after] as unknown[][];
  const gone = was?.filter((value) => !is?.includes(value)) ?? [];
  const come = is?.filter((value) => !was?.includes(value)) ?? [];
  const parts: Part[] = [
    ...gone.map<Part>((value) => ({ kind: 'enum value removed', before: value, after: undefined })),
    ...come.map<Part>((value) => ({ kind: 'enum value added', before: undefined, after: value })),
  ];
  return parts.length > 0 ? parts : [{ kind: 'prose' }];
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
  return [...parts, { kind: 'type changed' }];
}

/** What became of each field when the list of those that are required changed. */
export function requiredChanges(
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
  const unknown = [...(was ?? []), ...(is ?? [])].filter(
    (name) => !base?.properties?.[name] && !now?.properties?.[name],
  );
  if (changes.length === 0 && unknown.length > 0) {
    return [{ kind: 'other', keys, before, after, keyword: 'required' }];
  }
  const isReordered = was?.length === is?.length && was?.every((name) => is?.includes(name));
  return isReordered ? [{ kind: 'prose', keys, keyword: 'required' }] : changes;
}
