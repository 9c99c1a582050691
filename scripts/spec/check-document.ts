import { checkRules, checkStructure } from './check-rules.ts';
import type { OpenApiDocument } from './openapi.ts';
import type { Place, Problem } from './problem.ts';
import { resolve } from './references.ts';

/** Finds reasons why a value is not an OpenAPI 3.1 document. */
export function checkOpenApi(value: unknown): Problem[] {
  const version = (value as { openapi?: unknown } | null)?.openapi;
  if (!/^3\.1\.\d+$/.test(String(version))) {
    return [{ path: ['openapi'], message: `must be 3.1.x, got ${String(version)}` }];
  }
  const document = value as OpenApiDocument;
  const dangling = checkReferences(document, document, []);
  // Rules about the structure come after the references, which they do not follow.
  return dangling.length > 0 ? dangling : checkStructure(document);
}

/** Finds reasons why the generator does not support a value as a document. */
export function checkDocument(value: unknown): Problem[] {
  const broken = checkOpenApi(value);
  if (broken.length > 0) return broken;
  const document = value as OpenApiDocument;
  const problems = checkRules(document);
  return problems.length > 0 ? problems : checkSecurity(document);
}

/** Checks that the security scheme exists. The rules ask for exactly one. */
function checkSecurity({
  security: [scheme = {}] = [],
  components = {},
}: OpenApiDocument): Problem[] {
  const message = 'is not a scheme of components/securitySchemes';
  return Object.keys(scheme)
    .filter((name) => !Object.hasOwn(components['securitySchemes'] ?? {}, name))
    .map((name) => ({ path: ['security', 0, name], message }));
}

/** Checks that every reference resolves. */
function checkReferences(document: object, value: unknown, path: Place): Problem[] {
  if (typeof value !== 'object' || value === null) return [];
  const ref = (value as { $ref?: unknown }).$ref;
  if (typeof ref === 'string' && !resolve(document, { $ref: ref })) {
    return [{ path: [...path, '$ref'], message: `${ref} does not exist in this document` }];
  }
  return Object.entries(value).flatMap(([key, child]) =>
    checkReferences(document, child, [...path, key]),
  );
}
