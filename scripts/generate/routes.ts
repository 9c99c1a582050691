import { $, definePluginConfig, type DefinePlugin } from '@hey-api/openapi-ts';
import { flatten } from '../spec/flatten.ts';
import { nameOf } from '../spec/schemas.ts';
import type { OpenApiDocument, Schema } from '../spec/openapi.ts';
import type { Operation } from '../spec/operations.ts';
import { toLiteral } from './literal.ts';

type RoutesPlugin = DefinePlugin<{
  name: 'routes';
  operations: readonly Operation[];
  document: OpenApiDocument;
  server: string;
}>;

/**
 * Emits the emulator's route table: per operation its id, method and path, the headers it insists
 * on, the validator of its body and every default that the spec states for that body.
 */
export const routes = definePluginConfig<RoutesPlugin['Types']>({
  name: 'routes',
  config: { operations: [], document: { openapi: '3.1.0', info: {}, paths: {} }, server: '' },
  handler: ({ plugin }) => {
    const { operations, document } = plugin.config;
    const route = plugin.symbol('Route', { external: '../route.ts', kind: 'type' });
    const rows = operations.map((operation) => {
      const row = $.object()
        .prop('operationId', $.literal(operation.id))
        .prop('method', $.literal(operation.httpMethod))
        .prop('path', $.literal(operation.path))
        .prop('headers', toLiteral(operation.headers))
        .pretty();
      const { body } = operation;
      if (!body) return row;
      const name = body.schema.$ref?.split('/').at(-1);
      if (!name) throw new Error(`the body of ${operation.id} is no named schema`);
      const schema = plugin.symbol(name, { external: '@chatkit-sessions/zod' });
      return row.prop(
        'body',
        $.object()
          .prop('required', $.literal(body.required))
          .prop('schema', $(schema))
          .prop('defaults', toLiteral(defaultsOf(document, body.schema) ?? {}))
          .pretty(),
      );
    });
    plugin.node(
      $.const(plugin.symbol('basePath'))
        .export()
        .assign($.literal(new URL(plugin.config.server).pathname.replace(/\/$/, ''))),
    );
    plugin.node(
      $.const(plugin.symbol('routes'))
        .export()
        .type($.type('ReadonlyArray').generic($.type(route)))
        .assign($.array(...rows).pretty()),
    );
  },
});

/** Every default that a schema states, in the shape of a value of it; undefined if none. */
function defaultsOf(
  document: OpenApiDocument,
  schema: Schema,
  seen: readonly string[] = [],
): unknown {
  const schemas = document.components?.schemas ?? {};
  const flat = flatten(schema, schemas);
  if (flat.default !== undefined) return flat.default;
  const name = nameOf(flat);
  if (seen.includes(name)) return undefined;
  if (name !== '') return defaultsOf(document, schemas[name] ?? {}, [...seen, name]);
  const found = Object.entries(flat.properties ?? {})
    .map(([key, property]) => [key, defaultsOf(document, property, seen)] as const)
    .filter(([, value]) => value !== undefined);
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}
