import { isAnnotation } from './annotations.ts';
import { checkKeywordsOfType, isConstraint } from './check-types.ts';
import { checkTexts, checkValues } from './check-values.ts';
import { flatten } from './flatten.ts';
import { MergeError } from './merge.ts';
import { reservedTypes } from './names.ts';
import type { OpenApiDocument, Schema } from './openapi.ts';
import type { Problem } from './problem.ts';
import { nameOf } from './references.ts';
import { children, rootSchemas } from './schemas.ts';

type Place = Problem['path'];

/** Unsupported keywords that affect which values are valid, each with the reason. */
const refused: ReadonlyMap<string, string> = new Map([
  ['$defs', 'put the schema under components/schemas'],
  ['$dynamicRef', 'only references to components/schemas are followed'],
  ['contains', 'TypeScript types cannot express it'],
  ['dependentRequired', 'TypeScript types cannot express it'],
  ['dependentSchemas', 'TypeScript types cannot express it'],
  ['else', 'TypeScript types cannot express it: write a oneOf'],
  ['if', 'TypeScript types cannot express it: write a oneOf'],
  ['not', 'TypeScript types cannot express it'],
  [
    'patternProperties',
    'TypeScript types cannot express it: write additionalProperties with propertyNames',
  ],
  ['prefixItems', 'write an object with named properties'],
  ['then', 'TypeScript types cannot express it: write a oneOf'],
  ['unevaluatedItems', 'write items'],
  ['unevaluatedProperties', 'only the value false is supported'],
]);

/** Finds schemas that cannot become a type and a validator. */
export function checkSchemas(document: OpenApiDocument): Problem[] {
  const problems: Problem[] = [];
  for (const name of Object.keys(document.components?.schemas ?? {})) {
    const path = ['components', 'schemas', name];
    if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
      problems.push({ path, message: 'the name of a schema must be in PascalCase' });
    }
    if (reservedTypes.includes(name)) {
      problems.push({ path, message: `"${name}" clashes with a name that the client uses` });
    }
  }
  const check = (schema: Schema, path: Place, isPart: boolean): void => {
    if (typeof schema !== 'object' || schema === null) {
      problems.push({ path, message: 'must be a schema object' });
      return;
    }
    problems.push(...checkOwn(schema, path));
    if (!isPart) problems.push(...checkFlat(document, schema, path));
    for (const [child, ...at] of children(schema)) {
      check(child, [...path, ...at], isRead(schema, at[0]));
    }
  };
  for (const [schema, path] of rootSchemas(document)) check(schema, path, false);
  return [...problems, ...checkEndless(document)];
}

/** Whether the schemas under a keyword must be merged with the keywords beside it. */
function isRead(schema: Schema, keyword: unknown): boolean {
  if (keyword === 'anyOf' || keyword === 'oneOf') return Object.keys(schema).some(isConstraint);
  return keyword === 'allOf' || keyword === 'propertyNames';
}

/** Checks the keywords of one schema. */
function checkOwn(schema: Schema, path: Place): Problem[] {
  const problems: Problem[] = [];
  for (const key of Object.keys(schema)) {
    const isClosed = key === 'unevaluatedProperties' && schema[key] === false;
    const isKnown = isClosed || ['$ref', 'allOf', 'anyOf', 'oneOf', 'type'].includes(key);
    if (isKnown || isAnnotation(key) || isConstraint(key)) continue;
    const reason = refused.get(key) ?? 'the generator does not support it';
    problems.push({ path: [...path, key], message: `the keyword is not supported: ${reason}` });
  }
  if (schema.$ref !== undefined) {
    if (!/^#\/components\/schemas\/[^/]+$/.test(schema.$ref)) {
      problems.push({
        path: [...path, '$ref'],
        message: `${schema.$ref} is not a schema under components/schemas`,
      });
    }
  }
  return [...problems, ...checkTexts(schema, path), ...checkValues(schema, path)];
}

/** Checks a schema together with its parts. */
function checkFlat(document: OpenApiDocument, schema: Schema, path: Place): Problem[] {
  try {
    const flat = flatten(schema, document.components?.schemas ?? {});
    const own = flat.$ref === undefined ? checkKeywordsOfType(flat, path) : [];
    const members = flat.anyOf ?? flat.oneOf ?? [];
    // An unchanged member is checked at its own place in the document.
    const merged = members.filter((member) => !(schema.anyOf ?? schema.oneOf)?.includes(member));
    return [...own, ...merged.flatMap((member) => checkFlat(document, member, path))];
  } catch (error) {
    if (!(error instanceof MergeError)) throw error;
    return [{ path, message: `cannot merge the parts of this schema: ${error.message}` }];
  }
}

/** Finds a schema that refers only to itself, directly or through unions, so it has no values. */
function checkEndless(document: OpenApiDocument): Problem[] {
  const schemas = document.components?.schemas ?? {};
  const leadsTo = (schema: Schema): string[] => [
    ...[nameOf(schema) ?? []].flat(),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap(leadsTo),
  ];
  return Object.keys(schemas).flatMap((name) => {
    const reached = new Set<string>();
    const follow = (from: string): void => {
      for (const next of leadsTo(schemas[from] ?? {}).filter((one) => !reached.has(one))) {
        reached.add(next);
        follow(next);
      }
    };
    follow(name);
    if (!reached.has(name)) return [];
    const path = ['components', 'schemas', name];
    return [{ path, message: 'refers to itself without a property or an item in between' }];
  });
}
