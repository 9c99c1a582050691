// Builds the parts of an expression that creates a zod schema.
import { $, type IR, type Plugins } from '@hey-api/openapi-ts';
import { camelCase } from '../spec/names.ts';
import type { Schema } from '../spec/openapi.ts';
import { nameOf } from '../spec/references.ts';
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

/** Returns a JSON value as source text. */
export function toLiteral(value: unknown): ReturnType<typeof $.fromValue> {
  return $.fromValue(value as Parameters<typeof $.fromValue>[0]);
}

/** Returns the schema in normal form that a skeleton represents. */
export function schemaOf(skeleton: IR.SchemaObject): Schema {
  const schema = (skeleton as Skeleton)['x-schema'];
  if (!schema) throw new Error('hey-api did not pass on the extension x-schema');
  return schema;
}

/** Adds the description to a named schema. */
export function named(schema: IR.SchemaObject, chain: Chain): Chain {
  return 'x-is-named' in schema ? described(schemaOf(schema), chain) : chain;
}

/** Adds the description to a part of an object, an array or a union. */
export function member(chain: Chain, schema: IR.SchemaObject | undefined): Chain {
  return schema && 'x-schema' in schema ? described(schemaOf(schema), chain) : chain;
}

function described({ description }: Schema, chain: Chain): Chain {
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
  const name = nameOf({ $ref }) ?? '';
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
export function optionsOf(schema: Schema, plugin: Plugin): Options {
  const { additionalProperties, 'x-hint': hint, 'x-misnamed': misnamed } = schema;
  const isClosed = additionalProperties === false;
  const isOpen = additionalProperties !== undefined && !isClosed;
  if (hint === undefined && !isClosed) return undefined;
  const advise = plugin.symbol('advise', { external: '../messages/zod-errors.ts' });
  const texts = {
    ...(hint !== undefined && { [isOpen ? 'absent' : 'hint']: hint }),
    ...(misnamed && { misnamed }),
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
export function bounded(schema: Schema, plugin: Plugin, key: string, options?: Options): Chain {
  const { type, pattern } = schema;
  const isString = type === 'string';
  const rules = {
    min: isString ? schema.minLength : schema.minimum,
    max: isString ? schema.maxLength : schema.maximum,
    regex: pattern === undefined ? undefined : $.regexp(pattern, 'u'),
    gt: schema.exclusiveMinimum,
    lt: schema.exclusiveMaximum,
    multipleOf: schema.multipleOf,
  };
  const isUsedTwice = options && Object.values(rules).some((value) => value !== undefined);
  const shared = isUsedTwice ? constant(`${camelCase(key)}Options`, options, plugin) : options;
  return withBounds(zod(plugin, type === 'integer' ? 'int' : `${type}`, shared), rules, shared);
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
