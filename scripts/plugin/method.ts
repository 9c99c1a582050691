import { $, type DefinePlugin, type IR } from '@hey-api/openapi-ts';
import { camelCase, constantName, queryTypeName } from '../names.ts';
import type { Operation } from '../operations.ts';
import { withBounds } from '../projections.ts';
import { comment, documentation } from './documentation.ts';
import { toLiteral } from './literal.ts';

export type ResourcesPlugin = DefinePlugin<{
  name: 'resources';
  operations: readonly Operation[];
  server: string;
}>;
export type Plugin = ResourcesPlugin['Instance'];
export type Class = ReturnType<typeof $.class>;

export type Names = ReturnType<typeof importedNames>;

/** What the generated module takes from the hand-written ones beside it. */
export function importedNames(plugin: Plugin) {
  const type = (name: string, external: string) => plugin.symbol(name, { external, kind: 'type' });
  return {
    promise: type('APIPromise', '../api-promise.ts'),
    options: type('RequestOptions', '../options/types.ts'),
    operation: type('Operation', '../request/operation.ts'),
    send: type('Send', '../transport/send.ts'),
  };
}

/** Emits an operation: its constant, the type of its query if it has one, and its method. */
export function emitMethod(
  plugin: Plugin,
  operation: Operation,
  ir: IR.OperationObject,
  inClass: Class,
  names: Names,
): void {
  const constant = plugin.symbol(constantName(operation));
  plugin.node(
    $.const(constant)
      .type($.type(names.operation))
      .assign(toLiteral(describe(operation))),
  );

  const types = plugin.getPluginOrThrow('@hey-api/typescript');
  // Declared wider than what it builds, which is a node of the same builder.
  const toType = (schema: IR.SchemaObject) =>
    types.api.schemaToType(types, schema) as ReturnType<typeof $.type>;
  const query = emitQueryType(plugin, operation, ir);
  const body = ir.body && toType(ir.body.schema);
  const required = operation.body?.required ?? operation.queryParameters.some((p) => p.required);
  const paths = operation.pathParameters.map(({ name }) => camelCase(name));
  const method = $.method(operation.method, (m) => m.doc(documentation(operation)));
  for (const name of paths) method.param(name, (param) => param.type('string'));
  const params = body ?? query;
  if (params) method.param('params', (param) => param.required(required).type(params));
  method
    .param('options', (param) => param.optional().type(names.options))
    .returns($.type(names.promise).generic(resultType(ir, toType)))
    .do(
      $('this.#send')
        .call(
          constant,
          $.array(...paths.map((name) => $(name))),
          $(params ? 'params' : 'undefined'),
          $('options'),
        )
        .return(),
    );
  inClass.do($.newline(), method);
}

/** The type of what an operation gives: that of each successful answer, null for one without a body. */
function resultType(
  ir: IR.OperationObject,
  toType: (schema: IR.SchemaObject) => ReturnType<typeof $.type>,
) {
  const successes = Object.entries(ir.responses ?? {})
    .filter(([status]) => status.startsWith('2'))
    .map(([, response]) => (response?.mediaType ? response.schema : null));
  const distinct = new Map(successes.map((schema) => [JSON.stringify(schema), schema]));
  return $.type.or(
    ...[...distinct.values()].map((schema) => (schema ? toType(schema) : $.type('null'))),
  );
}

/** What the client's `operation.ts` needs to know to call the operation. */
function describe(operation: Operation): Record<string, unknown> {
  const headers = Object.entries(operation.headers).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  return {
    id: operation.id,
    method: operation.httpMethod,
    path: operation.path,
    ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
    ...(operation.body && { paramsIn: 'body' }),
    ...(operation.body?.required === false && { isBodyOptional: true }),
    ...(operation.queryParameters.length > 0 && { paramsIn: 'query' }),
  };
}

/** A type for the query parameters, since the spec has no schema that holds them all. */
function emitQueryType(plugin: Plugin, operation: Operation, ir: IR.OperationObject) {
  if (operation.queryParameters.length === 0) return undefined;
  const types = plugin.getPluginOrThrow('@hey-api/typescript');
  const symbol = plugin.symbol(queryTypeName(operation));
  const shape = $.type.object();
  for (const parameter of operation.queryParameters) {
    const schema = ir.parameters?.query?.[parameter.name.toLowerCase()]?.schema;
    if (!schema) throw new Error(`hey-api did not hand on ${operation.id}'s ${parameter.name}`);
    shape.prop(parameter.name, (prop) =>
      prop
        .required(parameter.required === true)
        .$if(withBounds(parameter.description, parameter.schema ?? {}), (p, text) =>
          p.doc(comment(text).split('\n')),
        )
        .type(types.api.schemaToType(types, schema)),
    );
  }
  plugin.node(
    $.type.alias(symbol).export().doc(`The query parameters of \`${operation.id}\`.`).type(shape),
  );
  return $.type(symbol);
}
