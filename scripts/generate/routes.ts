import { constraintsOf } from '../spec/keywords.ts';
import type { Spec } from '../spec/load.ts';
import { withoutNull } from '../spec/normal.ts';
import type { Schema } from '../spec/openapi.ts';
import type { Operation } from '../spec/operations.ts';
import type { ReadParameter } from '../spec/parameters.ts';
import { nameOf } from '../spec/references.ts';
import type { SchemaMap } from '../spec/uses.ts';
import { propertiesOf } from './text.ts';

/**
 * Writes the route table of the emulator or of the gateway. A route has the operation's id, method,
 * path, required headers with constant values, schemas of parameters and body, and their defaults.
 */
export function renderRoutes({ server, schemas, operations }: Spec): string {
  return `import type { Route } from '../http/route.ts';
import { ${[...schemas.keys()].sort().join(', ')} } from '@chatkit-sessions/zod';

export const basePath = ${JSON.stringify(new URL(server).pathname.replace(/\/$/, ''))};

export const routes: readonly Route[] = [
${operations.map((operation) => renderRoute(operation, schemas)).join('\n')}
];`;
}

function renderRoute(operation: Operation, schemas: SchemaMap): string {
  const { id, httpMethod, path, constantHeaders, pathParameters, parameters } = operation;
  const { params, body } = operation;
  const required = constantHeaders.filter((header) => header.required);
  const rows = {
    operationId: id,
    method: httpMethod,
    path,
    headers: byName(required, ({ constant }) => constant) ?? {},
    pathParameters: byName(pathParameters, ({ target, type }) => ({
      type,
      ...constraintsOf(target),
    })),
    parameters: byName(parameters, textOf),
    body: body && (body.required ? 'required' : 'optional'),
  };
  if (!params) return `{\n${propertiesOf(rows)}},`;
  const defaults = defaultsOf(schemas.get(params.schema) ?? {}, schemas) ?? {};
  return `{
${propertiesOf(rows)}params: { schema: ${params.schema}, defaults: ${JSON.stringify(defaults)} },
},`;
}

/** Returns a value of each parameter by name, or undefined without parameters. */
function byName(parameters: readonly ReadParameter[], toValue: (one: ReadParameter) => unknown) {
  if (parameters.length === 0) return undefined;
  return Object.fromEntries(parameters.map((parameter) => [parameter.name, toValue(parameter)]));
}

/** Returns the location of a parameter and how its text is parsed. */
function textOf({ in: place, target, type, explode }: ReadParameter): object {
  if (target.type !== 'array') return { in: place, type };
  return { in: place, type, list: explode === false ? 'joined' : 'exploded' };
}

/** Returns all defaults of a schema as a partial value, or undefined without defaults. */
function defaultsOf(schema: Schema, schemas: SchemaMap, seen: readonly string[] = []): unknown {
  if (schema.default !== undefined) return schema.default;
  const name = nameOf(schema);
  if (name !== undefined) {
    const target = seen.includes(name) ? undefined : schemas.get(name);
    return target && defaultsOf(target, schemas, [...seen, name]);
  }
  const { properties = {} } = withoutNull(schema) ?? schema;
  const found = Object.entries(properties).flatMap(([key, property]) => {
    const value = defaultsOf(property, schemas, seen);
    return value === undefined ? [] : [[key, value] as const];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}
