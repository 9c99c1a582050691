import type { OpenApiDocument } from '../openapi.ts';
import type { Change } from './change.ts';
import { keysOf } from './pointer.ts';
import type { Finding } from './redocly.ts';

/** The old name of each schema that is called otherwise now. */
export function renamedSchemas(findings: readonly Finding[]): Map<string, string> {
  return new Map(
    findings
      .filter(({ property, typeName }) => property === 'key' && typeName === 'Schema')
      .map(({ base, revision }) => [String(base?.value), String(revision?.value)]),
  );
}

/**
 * What became of the names that types and zod export: one per schema. The wire does not tell, so
 * the lists of both documents are compared.
 */
export function nameChanges(
  base: OpenApiDocument,
  revision: OpenApiDocument,
  renamed: ReadonlyMap<string, string>,
): Change[] {
  const was = Object.keys(base.components?.schemas ?? {});
  const is = Object.keys(revision.components?.schemas ?? {});
  const place = (name: string): string[] => ['components', 'schemas', name];
  const gone = was.filter((name) => !is.includes(name));
  const known = new Set(gone.map((name) => renamed.get(name)));
  return [
    ...gone.map<Change>((name) => {
      const to = renamed.get(name);
      return to !== undefined && is.includes(to) && !was.includes(to)
        ? { kind: 'schema renamed', keys: place(name), before: name, after: to }
        : { kind: 'schema removed', keys: place(name) };
    }),
    ...is
      .filter((name) => !was.includes(name) && !known.has(name))
      .map<Change>((name) => ({ kind: 'schema added', keys: place(name) })),
  ];
}

/**
 * Defaults that are objects: `redocly diff` 2.77.0 does not compare them. Schemas are walked side
 * by side, under their new names where they have one.
 */
export function objectDefaultChanges(
  base: OpenApiDocument,
  revision: OpenApiDocument,
  renamed: ReadonlyMap<string, string>,
): Finding[] {
  const findings: Finding[] = [];
  const walk = (was: unknown, is: unknown, pointers: readonly [string, string]): void => {
    if (!isObject(was) || !isObject(is)) return;
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
      const [from, to] = pointers.map((pointer) => `${pointer}/${escape(key)}`);
      if (from === undefined || to === undefined) continue;
      const isKeyword = keysOf(to).at(-2) !== 'properties';
      if (key !== 'default' || !isKeyword) walk(was[key], is[key], [from, to]);
      else if ([was[key], is[key]].some(isObject) && !isSame(was[key], is[key])) {
        const side = (pointer: string, value: unknown) => ({ pointer, value, line: 0, col: 0 });
        findings.push({
          path: to,
          kind: 'modified',
          typeName: 'Schema',
          property: 'default',
          impact: 'patch',
          verdicts: [],
          base: side(from, was[key]),
          revision: side(to, is[key]),
        });
      }
    }
  };
  for (const [name, schema] of Object.entries(base.components?.schemas ?? {})) {
    const to = renamed.get(name) ?? name;
    walk(schema, revision.components?.schemas?.[to], [
      `#/components/schemas/${name}`,
      `#/components/schemas/${to}`,
    ]);
  }
  return findings;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
