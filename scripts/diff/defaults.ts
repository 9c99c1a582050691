import type { OpenApiDocument } from '../spec/openapi.ts';
import type { Finding } from './redocly.ts';
import { keysOf, toPointer } from './pointer.ts';

type Keys = readonly string[];

/**
 * With defaults that are objects, which `redocly diff` 2.77.0 does not compare. Both documents are
 * walked side by side, schemas under their new names where they have one.
 */
export function withObjectDefaults(
  findings: readonly Finding[],
  base: OpenApiDocument,
  revision: OpenApiDocument,
  renamed: ReadonlyMap<string, string>,
): Finding[] {
  const found: Finding[] = [];
  const walk = (was: unknown, is: unknown, from: Keys, to: Keys): void => {
    if (!isObject(was) || !isObject(is)) return;
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
      const newKey = isSchemas(from) ? (renamed.get(key) ?? key) : key;
      const [before, after] = [was[key], is[newKey]];
      if (key !== 'default' || to.at(-1) === 'properties') {
        walk(before, after, [...from, key], [...to, newKey]);
      } else if ([before, after].some(isObject) && !isSame(before, after)) {
        found.push(defaultFinding([...from, key], before, [...to, key], after));
      }
    }
  };
  walk(base, revision, [], []);
  // redocly tells one that became null, as if there had been none.
  const known = new Set(found.map(placeOf));
  return [...findings.filter((each) => !known.has(placeOf(each))), ...found];
}

function isSchemas(keys: Keys): boolean {
  return keys.join('/') === 'components/schemas';
}

function placeOf({ property, revision, base }: Finding): string {
  const keys = keysOf(revision?.pointer ?? base?.pointer ?? '');
  return property === 'default'
    ? toPointer(keys.at(-1) === 'default' ? keys : [...keys, property])
    : '';
}

function defaultFinding(from: Keys, before: unknown, to: Keys, after: unknown): Finding {
  const side = (keys: Keys, value: unknown) => ({
    pointer: toPointer(keys),
    value,
    line: 0,
    col: 0,
  });
  return {
    path: toPointer(to),
    kind: 'modified',
    typeName: 'Schema',
    property: 'default',
    impact: 'patch',
    verdicts: [],
    base: side(from, before),
    revision: side(to, after),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
