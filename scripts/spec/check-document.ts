import { Validator } from '@seriousme/openapi-schema-validator';
import { checkKeywords } from './check-keywords.ts';
import { httpMethods, type OpenApiDocument } from './openapi.ts';
import type { Problem } from './problem.ts';
import { keysOf, resolve } from './references.ts';

type Path = readonly (string | number)[];

/** Supported keys and keys that only inform people. Any other key would change the meaning. */
const known = {
  document: [
    'openapi',
    'info',
    'servers',
    'security',
    'tags',
    'paths',
    'components',
    'externalDocs',
  ],
  pathItem: [...httpMethods, 'parameters', 'summary', 'description'],
  operation: [
    'operationId',
    'summary',
    'description',
    'deprecated',
    'tags',
    'parameters',
    'requestBody',
    'responses',
    'externalDocs',
  ],
} as const;

/** Finds reasons why a document is not OpenAPI 3.1 or not fully supported. */
export async function checkDocument(document: unknown): Promise<Problem[]> {
  if (!isObject(document) || !('openapi' in document)) {
    return [{ path: ['openapi'], message: 'is missing, so this is not an OpenAPI document' }];
  }
  if (!/^3\.1\.\d+$/.test(String(document['openapi']))) {
    return [{ path: ['openapi'], message: `must be 3.1.x, got ${String(document['openapi'])}` }];
  }
  const dangling = checkReferences(document, document, []);
  const structure = dangling.length > 0 ? dangling : await checkStructure(document);
  // The other checks need a document with the right structure.
  return structure.length > 0
    ? structure
    : [
        ...checkKeywords(document as unknown as OpenApiDocument),
        ...checkKeys(document),
        ...checkService(document),
      ];
}

/** Checks that every reference resolves. The validator below reports no place for these errors. */
function checkReferences(document: object, value: unknown, path: Path): Problem[] {
  if (typeof value !== 'object' || value === null) return [];
  const ref = (value as { $ref?: unknown }).$ref;
  if (typeof ref === 'string' && !resolve(document, { $ref: ref })) {
    return [{ path: [...path, '$ref'], message: `${ref} does not exist in this document` }];
  }
  return Object.entries(value).flatMap(([key, child]) =>
    checkReferences(document, child, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

async function checkStructure(document: Record<string, unknown>): Promise<Problem[]> {
  const { valid, errors } = await new Validator().validate(copy(document));
  if (valid) return [];
  if (!Array.isArray(errors)) return [{ path: [], message: String(errors) }];
  return errors.map(({ instancePath, message, params }) => ({
    path: keysOf(instancePath),
    message: [
      message,
      ...Object.values(params ?? {}).filter((one) => typeof one === 'string'),
    ].join(': '),
  }));
}

function checkKeys(document: Record<string, unknown>): Problem[] {
  const problems: Problem[] = [];
  const check = (value: object, keys: readonly string[], path: Path): void => {
    for (const key of Object.keys(value)) {
      if (keys.includes(key) || key.startsWith('x-')) continue;
      problems.push({ path: [...path, key], message: 'is not supported by the generator' });
    }
  };
  check(document, known.document, []);
  for (const [path, item] of Object.entries((document['paths'] ?? {}) as Record<string, object>)) {
    check(item, known.pathItem, ['paths', path]);
    if (!/^(\/([\w.~-]|\{[^{}/]+\})+)+$/.test(path) || /\/\.{1,2}(\/|$)/.test(path)) {
      problems.push({
        path: ['paths', path],
        message: 'must be segments of letters, digits, "-", "_", "." and "~", or {parameters}',
      });
    }
    for (const method of httpMethods) {
      const operation = (item as Record<string, object | undefined>)[method];
      if (operation) check(operation, known.operation, ['paths', path, method]);
    }
  }
  return problems;
}

/** Checks for exactly one server and one key, because the client has one base URL and one key. */
function checkService(document: Record<string, unknown>): Problem[] {
  const problems: Problem[] = [];
  const { servers, security, components } = document as {
    servers?: { url: string }[];
    security?: Record<string, unknown>[];
    components?: { securitySchemes?: Record<string, { type?: string; scheme?: string }> };
  };
  if (servers?.length !== 1 || !/^https:\/\/[^{}?#]+[^{}?#/]$/.test(servers[0]?.url ?? '')) {
    problems.push({
      path: ['servers'],
      message:
        'must be exactly one server with an https URL, without variables, query or trailing slash',
    });
  }
  const names = security?.length === 1 ? Object.keys(security[0] ?? {}) : [];
  const scheme = components?.securitySchemes?.[names[0] ?? ''];
  if (names.length !== 1 || scheme?.type !== 'http' || scheme.scheme !== 'bearer') {
    problems.push({
      path: ['security'],
      message:
        'must be exactly one scheme of type http bearer, because the client sends its key that way',
    });
  }
  return problems;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Copies the document, because the validator changes its argument. */
function copy(document: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
}
