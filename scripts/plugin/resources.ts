import { $, definePluginConfig, type DefinePlugin, type IR } from '@hey-api/openapi-ts';
import { camelCase, constantName, pascalCase, queryTypeName } from '../names.ts';
import type { Operation } from '../operations.ts';
import { toLiteral } from './literal.ts';

type ResourcesPlugin = DefinePlugin<{
  name: 'resources';
  operations: readonly Operation[];
  server: string;
}>;
type Plugin = ResourcesPlugin['Instance'];
type Class = ReturnType<typeof $.class>;

/**
 * Emits the client's resources: a constant per operation that says how it is called, a class per
 * resource with a method per operation, and the root class that carries the resources.
 */
export const resources = definePluginConfig<ResourcesPlugin['Types']>({
  name: 'resources',
  dependencies: ['@hey-api/typescript'],
  config: { operations: [], server: '' },
  handler: ({ plugin }) => emitResources(plugin),
});

function emitResources(plugin: Plugin): void {
  const irs = new Map<string, IR.OperationObject>();
  plugin.forEach('operation', ({ operation }) => {
    irs.set(operation.operationId ?? '', operation);
  });
  plugin.node(
    $.const(plugin.symbol('serverURL'))
      .export()
      .doc('Where the API is.')
      .assign($.literal(plugin.config.server)),
  );
  const names = importedNames(plugin);
  const classes = new Map<string, Class>();
  for (const operation of plugin.config.operations) {
    const ir = irs.get(operation.id);
    if (!ir) throw new Error(`hey-api did not hand on the operation ${operation.id}`);
    const { resource } = operation;
    const inClass = classes.get(resource) ?? resourceClass(plugin, resource, names);
    classes.set(resource, inClass);
    emitMethod(plugin, operation, ir, inClass, names);
  }
  for (const resource of classes.values()) plugin.node(resource);
  emitRoot(plugin, [...classes.keys()], names);
}

type Names = ReturnType<typeof importedNames>;

/** What the generated module takes from the hand-written ones beside it. */
function importedNames(plugin: Plugin) {
  const type = (name: string, external: string) => plugin.symbol(name, { external, kind: 'type' });
  return {
    promise: type('APIPromise', '../api-promise.ts'),
    options: type('RequestOptions', '../options.ts'),
    operation: type('Operation', '../request.ts'),
    send: type('Send', '../transport.ts'),
  };
}

function resourceClass(plugin: Plugin, resource: string, names: Names): Class {
  return $.class(plugin.symbol(pascalCase(resource)))
    .export()
    .doc(`The operations on \`${resource}\`.`)
    .do(
      $.field('#send', (field) => field.readonly().type(names.send)),
      $.newline(),
      $.init((init) =>
        init.param('send', (param) => param.type(names.send)).do($('this.#send').assign($('send'))),
      ),
    );
}

/** The root: a property per resource. */
function emitRoot(plugin: Plugin, resourceNames: string[], names: Names): void {
  const root = $.class(plugin.symbol('Resources'))
    .export()
    .doc('Every resource of the API, as a property.');
  for (const resource of resourceNames) {
    root.do($.field(resource, (field) => field.readonly().type(pascalCase(resource))));
  }
  root.do(
    $.newline(),
    $.init((init) =>
      init
        .param('send', (param) => param.type(names.send))
        .do(
          ...resourceNames.map((resource) =>
            $('this')
              .attr(resource)
              .assign($.new(pascalCase(resource)).args($('send'))),
          ),
        ),
    ),
  );
  plugin.node(root);
}

function emitMethod(
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
  const results = Object.entries(ir.responses ?? {})
    .filter(([status]) => status.startsWith('2'))
    .map(([, response]) => (response?.mediaType ? toType(response.schema) : $.type('null')));

  const method = $.method(operation.method, (m) => m.doc(documentation(operation)));
  for (const name of paths) method.param(name, (param) => param.type('string'));
  const params = body ?? query;
  if (params) method.param('params', (param) => param.required(required).type(params));
  method
    .param('options', (param) => param.optional().type(names.options))
    .returns($.type(names.promise).generic($.type.or(...results)))
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

/** What the client's `request.ts` needs to know to call the operation. */
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
        .$if(parameter.description, (p, text) => p.doc(comment(text)))
        .type(types.api.schemaToType(types, schema)),
    );
  }
  plugin.node(
    $.type.alias(symbol).export().doc(`The query parameters of \`${operation.id}\`.`).type(shape),
  );
  return $.type(symbol);
}

function documentation(operation: Operation): string[] {
  const { summary, description, pathParameters, body, deprecated } = operation;
  const lines = [summary, description].filter((text) => text !== undefined);
  const parameters = pathParameters
    .filter((parameter) => parameter.description)
    .map(({ name, description: text }) => `@param ${camelCase(name)} ${text}`);
  if (body?.description) parameters.push(`@param params ${body.description}`);
  if (deprecated) parameters.push('@deprecated');
  if (parameters.length > 0) lines.push(parameters.join('\n'));
  return comment(lines.join('\n\n')).split('\n');
}

/** A description that holds the end of a comment must not end ours. */
function comment(text: string): string {
  return text.replaceAll('*/', '*\\/');
}
