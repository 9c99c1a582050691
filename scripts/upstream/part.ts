import { Ajv2020 } from 'ajv/dist/2020.js';
import * as z from 'zod';
import { readApi, type Api } from '../spec/api.ts';
import { httpMethods, type OpenApiDocument } from '../spec/openapi.ts';
import { rootSchemas } from '../spec/schemas.ts';
import { upgrade } from './upgrade.ts';

const openapi = z.looseObject({
  openapi: z.coerce.string().startsWith('3.'),
  paths: z.record(z.string(), z.unknown()),
});
const ajv = new Ajv2020({ strict: false, logger: false });

/**
 * Reads the part of an OpenAPI 3 document to compare: the operations of ChatKit and of our spec, the
 * schemas of our names, and the schemas that these use. Without our spec, the document is ours.
 */
export function readPart(value: unknown, ours?: Api): Api {
  openapi.parse(value);
  // The schemas are checked below.
  const document = value as OpenApiDocument;
  const known = ours?.document ?? document;
  const routes = Object.keys(known.paths).map(withoutNames);
  const paths = pick(
    document.paths,
    (path) => path.startsWith('/chatkit/') || routes.includes(withoutNames(path)),
  );
  const { schemas = {}, ...others } = document.components ?? {};
  const names = Object.keys(known.components?.schemas ?? {});
  const used = new Set([...names, ...schemasIn([paths, others])]);
  // Iterating over a set also visits entries that are added meanwhile.
  for (const name of used) for (const more of schemasIn(schemas[name])) used.add(more);
  const components = { ...others, schemas: pick(schemas, (name) => used.has(name)) };
  const part = { ...document, paths, components };
  for (const [path, item] of Object.entries(paths)) {
    for (const method of httpMethods) {
      const operation = item[method];
      // The ids of the vendor may repeat.
      if (operation && (ours || !operation.operationId))
        operation.operationId = `${method} ${path}`;
    }
  }
  for (const [schema, path] of rootSchemas(part)) {
    upgrade(schema);
    if (ajv.validateSchema(schema)) continue;
    throw new Error(`the schema at ${path.join(' › ')} is invalid: ${ajv.errorsText()}`);
  }
  return readApi(part);
}

function withoutNames(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}');
}

function pick<T>(record: Record<string, T>, isPicked: (key: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => isPicked(key)));
}

/** Lists the names of the schemas that a value refers to. */
function schemasIn(value: unknown): string[] {
  const text = JSON.stringify(value) ?? '';
  return [...text.matchAll(/"#\/components\/schemas\/([^"]*)"/g)].map(([, name]) => String(name));
}
