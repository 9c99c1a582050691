import type { OpenApiDocument } from '../spec/openapi.ts';
import type { Change } from './change.ts';
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
