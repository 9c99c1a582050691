import { checkFlat } from './check-flat.ts';
import { isConstraint, isSupported } from './keywords.ts';
import type { OpenApiDocument, Schema } from './openapi.ts';
import type { Problem } from './problem.ts';
import { nameOf } from './references.ts';
import { children, rootSchemas } from './schemas.ts';

/** Finds schemas that cannot become a type and a validator. */
export function checkSchemas(document: OpenApiDocument): Problem[] {
  const schemas = document.components?.schemas ?? {};
  const problems: Problem[] = [];
  const check = (schema: Schema, path: Problem['path'], isPart: boolean): void => {
    const message = 'the keyword is not supported: see docs/spec-support.md';
    const unsupported = Object.keys(schema).filter((key) => !isSupported(key));
    problems.push(...unsupported.map((key) => ({ path: [...path, key], message })));
    // Parts of a schema are checked after they are merged.
    if (!isPart) problems.push(...checkMerged(schema, path, schemas));
    for (const [child, ...at] of children(schema)) {
      const isKey = at[0] === 'propertyNames';
      check(
        isKey ? { type: 'string', ...child } : child,
        [...path, ...at],
        isMerged(schema, at[0]),
      );
    }
  };
  for (const [schema, path] of rootSchemas(document)) check(schema, path, false);
  return [...problems, ...checkEndless(schemas)];
}

/** Checks a schema together with its parts. Merging does not end if a part contains the schema. */
function checkMerged(...[schema, path, schemas]: Parameters<typeof checkFlat>): Problem[] {
  try {
    return checkFlat(schema, path, schemas);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message =
      'merges a schema that contains itself: use only a $ref, or give the part a name';
    return [{ path, message }];
  }
}

/** Whether the schemas under a keyword must be merged with the keywords beside it. */
function isMerged(schema: Schema, keyword: unknown): boolean {
  if (keyword === 'anyOf' || keyword === 'oneOf') return Object.keys(schema).some(isConstraint);
  return keyword === 'allOf';
}

/** Finds a schema that refers only to itself, directly or through unions, so it has no values. */
function checkEndless(schemas: Readonly<Record<string, Schema>>): Problem[] {
  const leadsTo = (schema: Schema): string[] => [
    ...[nameOf(schema) ?? []].flat(),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap(leadsTo),
  ];
  return Object.keys(schemas)
    .filter((name) => {
      const reached = new Set(leadsTo(schemas[name] ?? {}));
      // Iterating over a set also visits entries that are added meanwhile.
      for (const next of reached) leadsTo(schemas[next] ?? {}).forEach((one) => reached.add(one));
      return reached.has(name);
    })
    .map((name) => ({
      path: ['components', 'schemas', name],
      message: 'refers to itself without a property or an item in between',
    }));
}
