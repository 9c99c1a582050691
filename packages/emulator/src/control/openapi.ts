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

function operation({ operationId, summary, body, result }: ControlRoute): Record<string, unknown> {
  return {
    operationId,
    summary,
    ...(body && { requestBody: { required: true, content: content(body) } }),
    responses: {
      ...(result
        ? { 200: { description: 'The operation succeeded.', content: content(result) } }
        : { 204: { description: 'The operation succeeded.' } }),
      '4XX': { description: 'The request was refused.', content: content(ErrorResponse) },
    },
  };
}

function content(schema: z.ZodType): Record<string, unknown> {
  const name = Object.keys(controlSchemas).find((key) => controlSchemas[key] === schema);
  return {
    'application/json': { schema: name ? { $ref: reference(name) } : { type: 'object' } },
  };
}

function componentSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(controlSchemas)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: reference });
  // OpenAPI 3.1 sets the dialect, and the place of a schema in the document is its id.
  const isNeeded = ([key]: [string, unknown]): boolean => key !== '$schema' && key !== '$id';
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      Object.fromEntries(Object.entries(schema).filter(isNeeded)),
    ]),
  );
}

function reference(name: string): string {
  return `#/components/schemas/${name}`;
}
