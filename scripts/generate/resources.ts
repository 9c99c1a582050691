import { $, definePluginConfig, type IR } from '@hey-api/openapi-ts';
import { pascalCase } from '../spec/names.ts';
import {
  emitMethod,
  importedNames,
  type Class,
  type Names,
  type Plugin,
  type ResourcesPlugin,
} from './method.ts';

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
