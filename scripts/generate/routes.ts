import { flatten } from '../spec/flatten.ts';
import type { Spec } from '../spec/load.ts';
import { scalarType } from '../spec/operations.ts';
import type { OpenApiDocument, Parameter, Schema } from '../spec/openapi.ts';
import { pathKeywords } from '../spec/check-parameters.ts';
import { nameOf, resolve } from '../spec/references.ts';
import type { Operation } from '../spec/read-operations.ts';

/**
 * Writes the route table of the emulator or of the gateway. A route has the operation's id, method,
 * path, required headers with constant values, schemas of parameters and body, and their defaults.
 */
export function renderRoutes(spec: Spec, operations = spec.operations): string {
  const document = spec.document();
  const schemas = [...new Set(operations.flatMap(({ params }) => params?.schema ?? []))].sort();
  return [
    "import type { Route } from '../http/route.ts';",
    ...(schemas.length > 0
      ? [`import { ${schemas.join(', ')} } from '@chatkit-sessions/zod';`]
      : []),
    '',
    `export const basePath = ${JSON.stringify(new URL(spec.server).pathname.replace(/\/$/, ''))};`,
    '',
    'export const routes: readonly Route[] = [',
    ...operations.map((operation) => `${renderRoute(document, operation)},`),
    '];',
  ].join('\n');
}

function renderRoute(document: OpenApiDocument, operation: Operation): string {
  const { id, httpMethod, path, constantHeaders, pathParameters, parameters } = operation;
  const { params, body } = operation;
  const required = constantHeaders.filter((header) => header.required);
  const rows = {
    operationId: id,
    method: httpMethod,
    path,
    headers: Object.fromEntries(required.map(({ name, value }) => [name, value])),
    ...(pathParameters.length > 0 && {
      pathParameters: byName(pathParameters, (parameter) => pathSchema(document, parameter)),
    }),
    ...(parameters.length > 0 && {
      parameters: byName(parameters, (parameter) => textOf(document, parameter)),
    }),
    ...(body && { body }),
  };
  const lines = Object.entries(rows).map(([name, value]) => `${name}: ${JSON.stringify(value)},`);
  if (params) {
    const defaults = defaultsOf(document, { $ref: `#/components/schemas/${params.schema}` }) ?? {};
    lines.push(`params: { schema: ${params.schema}, defaults: ${JSON.stringify(defaults)} },`);
  }
  return `{\n${lines.join('\n')}\n}`;
}

function byName<T>(parameters: readonly Parameter[], toValue: (parameter: Parameter) => T) {
  return Object.fromEntries(parameters.map((parameter) => [parameter.name, toValue(parameter)]));
}

/** Returns the schema of a path parameter without annotations. */
function pathSchema(document: OpenApiDocument, { schema = {} }: Parameter): Schema {
  const entries = Object.entries(resolve(document, schema) ?? {});
  return Object.fromEntries(entries.filter(([key]) => pathKeywords.includes(key)));
}

/** Returns the location of a parameter and how its text is parsed. */
function textOf(document: OpenApiDocument, { in: place, schema = {}, explode }: Parameter) {
  const { type, items } = resolve(document, schema) ?? {};
  if (type !== 'array') return { in: place, type: scalarType(document, schema) };
  const list = explode === false ? 'joined' : 'exploded';
  return { in: place, type: scalarType(document, items ?? {}), list };
}

/** Returns all defaults of a schema as a partial value, or undefined without defaults. */
function defaultsOf(
  document: OpenApiDocument,
  schema: Schema,
  seen: readonly string[] = [],
): unknown {
  const schemas = document.components?.schemas ?? {};
  const flat = flatten(schema, schemas);
  if (flat.default !== undefined) return flat.default;
  const name = nameOf(flat);
  if (name !== undefined && seen.includes(name)) return undefined;
  if (name !== undefined) return defaultsOf(document, schemas[name] ?? {}, [...seen, name]);
  const found = Object.entries(flat.properties ?? {})
    .map(([key, property]) => [key, defaultsOf(document, property, seen)] as const)
    .filter(([, value]) => value !== undefined);
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}
