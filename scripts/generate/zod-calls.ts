// Builds the parts of an expression that creates a zod schema.
import { $, type IR, type Plugins } from '@hey-api/openapi-ts';
import { camelCase } from '../spec/names.ts';
import { toLiteral } from './literal.ts';
import type { Node, NodeOf, StringShape } from './node.ts';
import type { Skeleton } from './skeleton.ts';

export type Resolvers = Plugins.Zod.Resolvers;
export type Context<Kind extends 'object' | 'array' | 'union' | 'unknown'> = Parameters<
  NonNullable<Resolvers[Kind]>
>[0];
export type Plugin = Context<'unknown'>['plugin'];
export type Scalar = { plugin: Plugin; schema: IR.SchemaObject };
export type Result = Context<'array'>['childResults'][number];
export type Chain = ReturnType<typeof $.call | typeof $.expr>;
export type Argument = NonNullable<Parameters<ReturnType<typeof $.attr>['call']>[0]>;
export type Options = ReturnType<typeof $.object> | ReturnType<typeof $.expr> | undefined;

export function nodeOf(schema: IR.SchemaObject): Node {
  const node = (schema as Skeleton)['x-node'];
  if (!node) throw new Error('hey-api did not pass on the node of a schema');
  return node;
}

/** Adds the description to a named schema. */
export function named(schema: IR.SchemaObject, chain: Chain): Chain {
  return 'x-is-named' in schema ? described(nodeOf(schema), chain) : chain;
}

/** Adds the description to a part of an object, an array or a union. */
export function member(chain: Chain, schema: IR.SchemaObject | undefined): Chain {
  return schema && 'x-node' in schema ? described(nodeOf(schema), chain) : chain;
}

function described({ description }: Node, chain: Chain): Chain {
  return description ? chain.attr('describe').call($.literal(description)) : chain;
}

/** Returns a typed reference to a schema that is declared later. hey-api would type it as any. */
export function reference(
  { chain, meta }: Result,
  schema: IR.SchemaObject | undefined,
  plugin: Plugin,
): Chain {
  const $ref = schema?.$ref;
  if ($ref === undefined || !meta.isLazy) return chain;
  const name = $ref.split('/').at(-1) ?? '';
  const types = plugin.symbol('types', {
    external: '@chatkit-sessions/types',
    importKind: 'namespace',
    kind: 'type',
  });
  const returns = $.type(plugin.imports.z)
    .attr('ZodType')
    .generics($.type(types).attr(name), $.type(types).attr(name));
  const definition = { category: 'schema', resource: 'definition', resourceId: $ref };
  const symbol = plugin.referenceSymbol({ artifact: 'zod', ...definition });
  return zod(plugin, 'lazy', $.func().returns(returns).do($(symbol).return()));
}

/** Returns the `error` option of a schema with the advice of the spec, if there is any. */
export function optionsOf(node: Node, plugin: Plugin): Options {
  const misnamed = node.kind === 'object' ? node.misnamed : {};
  const isClosed = node.kind === 'object' && node.others === false;
  const isOpen = node.kind === 'object' && !isClosed;
  if (node.hint === undefined && !isClosed) return undefined;
  const advise = plugin.symbol('advise', { external: '../messages/zod-errors.ts' });
  const texts = {
    ...(node.hint !== undefined && { [isOpen ? 'absent' : 'hint']: node.hint }),
    ...(Object.keys(misnamed).length > 0 && { misnamed }),
  };
  const given = Object.keys(texts).length > 0 ? [toLiteral(texts)] : [];
  return $.object().prop('error', $(advise).call(...given));
}

export function zod(plugin: Plugin, name: string, ...values: (Argument | undefined)[]): Chain {
  return $(plugin.imports.z)
    .attr(name)
    .call(...values.filter((value) => value !== undefined));
}

/** Returns a string or number schema with its bounds. Repeated options become a constant. */
export function bounded(
  node: StringShape | NodeOf<'number'>,
  plugin: Plugin,
  key: string,
  options?: Options,
): Chain {
  const isString = node.kind === 'string';
  const rules = Object.entries({
    min: node.min,
    max: node.max,
    ...(isString
      ? { regex: node.pattern === undefined ? undefined : $.regexp(node.pattern, 'u') }
      : { gt: node.above, lt: node.below, multipleOf: node.multipleOf }),
  });
  const isUsedTwice = options && rules.some(([, value]) => value !== undefined);
  const shared = isUsedTwice ? constant(`${camelCase(key)}Options`, options, plugin) : options;
  const type = isString ? 'string' : node.integer ? 'int' : 'number';
  return withBounds(zod(plugin, type, shared), Object.fromEntries(rules), shared);
}

export function withBounds(
  chain: Chain,
  rules: Record<string, Argument | undefined>,
  options: Options,
): Chain {
  return Object.entries(rules).reduce<Chain>((bound, [name, value]) => {
    if (value === undefined) return bound;
    const given = typeof value === 'number' ? $.fromValue(value) : value;
    return bound.attr(name).call(...[given, options].filter((one) => one !== undefined));
  }, chain);
}

/** Emits a constant before the current schema. Returns a reference to the constant. */
function constant(name: string, value: NonNullable<Options>, plugin: Plugin): NonNullable<Options> {
  const symbol = plugin.symbol(name);
  plugin.node($.const(symbol).assign(value));
  return $(symbol);
}

export function single<T>(values: readonly T[]): T | readonly T[] {
  const [only, ...others] = values;
  return only !== undefined && others.length === 0 ? only : values;
}
