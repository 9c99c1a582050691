import * as z from 'zod';
import { readApi, type Api } from '../spec/api.ts';
import { checkJsonSchemas } from '../spec/check-document.ts';
import { httpMethods, type OpenApiDocument } from '../spec/openapi.ts';
import { rootSchemas } from '../spec/schemas.ts';
import { upgrade } from './upgrade.ts';

const openapi = z.looseObject({
  openapi: z.coerce.string().startsWith('3.', 'The version of OpenAPI must be 3.x.'),
  paths: z.record(z.string(), z.unknown()),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()).optional() }).optional(),
});

// What the reader of operations relies on. Other paths may break it.
const one = z.looseObject({ $ref: z.string().optional() });
const parameters = z.array(one).optional();
const operation = z.looseObject({
  operationId: z.string().optional(),
  parameters,
  requestBody: one.optional(),
  responses: z.record(z.string(), one).optional(),
});
const methods = httpMethods.map((method) => [method, operation.optional()]);
const pathItem = z.looseObject({ parameters, ...Object.fromEntries(methods) });
const operations = z.looseObject({ paths: z.record(z.string(), pathItem) });

/**
 * Reads the part of an OpenAPI 3 document to compare: the operations of ChatKit and of our spec, the
 * schemas of our names, and the schemas that these use. Without our spec, the document is ours.
 * Changes the document.
 */
export function readPart(value: unknown, ours?: Api): Api {
  openapi.parse(value);
  // The schemas are checked below.
  const document = value as OpenApiDocument;
  const { paths, components: { schemas = {}, ...others } = {} } = document;
  const known = ours?.document ?? document;
  const routeOf = (path: string): string => path.replace(/\{[^}]*\}/g, '{}');
  const routes = Object.keys(known.paths).map(routeOf);
  remove(paths, (path) => !path.startsWith('/chatkit/') && !routes.includes(routeOf(path)));
  operations.parse(document);
  const names = Object.keys(known.components?.schemas ?? {});
  const used = new Set([...names, ...schemasIn([paths, others])]);
  // Iterating over a set also visits entries that are added meanwhile.
  for (const name of used) for (const more of schemasIn(schemas[name])) used.add(more);
  remove(schemas, (name) => !used.has(name));
  for (const [schema] of rootSchemas(document)) upgrade(schema);
  const [problem] = checkJsonSchemas(document);
  if (problem) {
    throw new Error(`the schema at ${problem.path.join(' › ')} is invalid: ${problem.message}`);
  }
  for (const { source, httpMethod, path } of readApi(document).operations) {
    // The ids of the vendor may repeat.
    if (ours || !source.operationId) source.operationId = `${httpMethod.toLowerCase()} ${path}`;
  }
  return readApi(document);
}

function remove(record: Record<string, unknown>, isRemoved: (key: string) => boolean): void {
  for (const key of Object.keys(record).filter(isRemoved)) delete record[key];
}

/** Lists the names of the schemas that a value refers to. */
function schemasIn(value: unknown): string[] {
  const text = JSON.stringify(value) ?? '';
  return [...text.matchAll(/"#\/components\/schemas\/([^"]*)"/g)].map(([, name]) => String(name));
}
