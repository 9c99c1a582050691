import { ErrorResponse } from '@chatkit-sessions/zod';
import * as z from 'zod';
import type { ControlRoute } from './control-route.ts';
import { controlSchemas } from './control-schemas.ts';

/** The OpenAPI document of the control API, made of the very schemas that check its requests. */
export function controlDocument(routes: readonly ControlRoute[]): Record<string, unknown> {
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
      title: 'ChatKit sessions emulator: control',
      version: '1.0.0',
      summary: 'Drives an emulator of the ChatKit sessions API from a test in any language.',
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
        ? { 200: { description: 'Done.', content: content(result) } }
        : { 204: { description: 'Done.' } }),
      '4XX': { description: 'Refused.', content: content(ErrorResponse) },
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
  // In a document of OpenAPI 3.1 the dialect is given, and a schema's place is its id.
  const isOwn = ([key]: [string, unknown]): boolean => key !== '$schema' && key !== '$id';
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      Object.fromEntries(Object.entries(schema).filter(isOwn)),
    ]),
  );
}

function reference(name: string): string {
  return `#/components/schemas/${name}`;
}
