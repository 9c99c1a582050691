import { ErrorResponse } from '@chatkit-sessions/zod';
import * as z from 'zod';
import type { ControlRoute } from './route.ts';
import { controlSchemas } from './schemas.ts';

/** Creates the OpenAPI document of the control API from the schemas that validate its requests. */
export function createDocument(routes: readonly ControlRoute[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[`/_emulator${route.path}`] = {
      ...paths[`/_emulator${route.path}`],
      [route.method.toLowerCase()]: operation(route),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'ChatKit emulator: control',
      version: '1.0.0',
      summary:
        'Drives an emulator of the ChatKit API, sessions and threads, from tests in any language.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [],
    paths,
    components: { schemas: componentSchemas() },
  };
}

function operation(route: ControlRoute): Record<string, unknown> {
  const { operationId, summary, path, query, body, result, event } = route;
  const parameters = [...pathParameters(path), ...(query ? queryParameters(query) : [])];
  return {
    operationId,
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: content(body) } }),
    responses: {
      ...(result
        ? { 200: { description: 'The operation succeeded.', content: content(result) } }
        : event
          ? {
              200: {
                description: 'A stream of events.',
                content: content(event, 'text/event-stream'),
              },
            }
          : { 204: { description: 'The operation succeeded.' } }),
      '4XX': { description: 'The request was refused.', content: content(ErrorResponse) },
    },
  };
}

function pathParameters(path: string): Record<string, unknown>[] {
  return Array.from(path.matchAll(/\{(.+?)\}/g), ([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ shape }: z.ZodObject): Record<string, unknown>[] {
  return Object.entries(shape).map(([name, schema]) => ({
    name,
    in: 'query',
    schema: withoutDialect(z.toJSONSchema(schema)),
  }));
}

function content(schema: z.ZodType, type = 'application/json'): Record<string, unknown> {
  const name = Object.keys(controlSchemas).find((key) => controlSchemas[key] === schema);
  return {
    [type]: { schema: name ? { $ref: reference(name) } : { type: 'object' } },
  };
}

function componentSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(controlSchemas)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: reference });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, withoutDialect(schema)]),
  );
}

/** Removes the dialect, which OpenAPI 3.1 sets, and the id, which is the place in the document. */
function withoutDialect(schema: object): Record<string, unknown> {
  const isNeeded = ([key]: [string, unknown]): boolean => key !== '$schema' && key !== '$id';
  return Object.fromEntries(Object.entries(schema).filter(isNeeded));
}

function reference(name: string): string {
  return `#/components/schemas/${name}`;
}
