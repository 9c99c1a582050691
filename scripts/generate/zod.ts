import { $, type IR, type Plugins } from '@hey-api/openapi-ts';
import { camelCase } from '../spec/names.ts';
import { expected } from './expected.ts';
import { toLiteral } from './literal.ts';
import type { Model } from './model.ts';
import type { Node, NodeOf, StringShape } from './node.ts';
import type { Skeleton } from './skeleton.ts';
import { mayOverlap, tagOf } from './unions.ts';

type Resolvers = Plugins.Zod.Resolvers;
type Context<Kind extends 'object' | 'array' | 'union' | 'unknown'> = Parameters<
  NonNullable<Resolvers[Kind]>
>[0];
type Plugin = Context<'unknown'>['plugin'];
type Scalar = { plugin: Plugin; schema: IR.SchemaObject };
type Result = Context<'array'>['childResults'][number];
type Chain = ReturnType<typeof $.call | typeof $.expr>;
type Argument = NonNullable<Parameters<ReturnType<typeof $.attr>['call']>[0]>;
type Options = ReturnType<typeof $.object> | ReturnType<typeof $.expr> | undefined;

/** Resolvers that make hey-api's zod plugin write each schema of a skeleton as people write zod. */
export function zodResolvers({ nodes }: Model): Resolvers {
  const render = new Renderer(nodes);
  const scalar = (ctx: Scalar): Chain => named(ctx.schema, render.scalar(ctx));
  return {
    string: scalar,
    number: scalar,
    boolean: scalar,
    enum: scalar,
    unknown: scalar,
    array: (ctx) => named(ctx.schema, render.array(ctx)),
    object: (ctx) => named(ctx.schema, render.object(ctx)),
    union: (ctx) => named(ctx.parentSchema, render.union(ctx)),
  };
}

class Renderer {
  readonly #nodes: Model['nodes'];

  constructor(nodes: Model['nodes']) {
    this.#nodes = nodes;
  }

  scalar({ schema, plugin }: Scalar): Chain {
    const node = nodeOf(schema);
    const options = optionsOf(node, plugin);
    switch (node.kind) {
      case 'string':
      case 'number':
        return bounded(node, plugin, (schema as Skeleton)['x-key'] ?? 'value', options);
      case 'values':
        return node.values.length > 1 && node.values.every((value) => typeof value === 'string')
          ? zod(plugin, 'enum', toLiteral(node.values), options)
          : zod(plugin, 'literal', toLiteral(single(node.values)), options);
      case 'boolean':
        return zod(plugin, 'boolean', options);
      default:
        return zod(plugin, 'unknown');
    }
  }

  array(ctx: Context<'array'>): Chain {
    const node = nodeOf(ctx.schema) as NodeOf<'array'>;
    const schemas = ctx.schema.items ?? [];
    const [items] = ctx.childResults.map((result, at) =>
      member(
        ctx.applyModifiers({ ...result, chain: reference(result, schemas[at], ctx.plugin) }, {})
          .chain,
        schemas[at],
      ),
    );
    const options = optionsOf(node, ctx.plugin);
    const array = zod(ctx.plugin, 'array', items ?? zod(ctx.plugin, 'unknown'), options);
    const sized = withBounds(array, { min: node.min, max: node.max }, options);
    if (!node.unique) return sized;
    const areUnique = ctx.plugin.symbol('areUnique', { external: '../checks/json.ts' });
    return sized
      .attr('refine')
      .call($(areUnique), this.#text(node))
      .attr('meta')
      .call(toLiteral({ uniqueItems: true }));
  }

  union(ctx: Context<'union'>): Chain {
    const node = nodeOf(ctx.parentSchema) as NodeOf<'union'>;
    const isNull = (at: number): boolean => ctx.schemas[at]?.type === 'null';
    const chains = ctx.childResults.flatMap((result, at) =>
      isNull(at) ? [] : [member(reference(result, ctx.schemas[at], ctx.plugin), ctx.schemas[at])],
    );
    const [only, ...others] = chains;
    if (only && others.length === 0) return only;
    const list = $.array(...chains).pretty();
    const shape = { ...node, of: node.of.filter(({ kind }) => kind !== 'null') };
    const tag = tagOf(shape, this.#nodes);
    const isLazy = ctx.childResults.some(({ meta }) => meta.isLazy);
    if (tag !== undefined && !isLazy) {
      return zod(ctx.plugin, 'discriminatedUnion', $.literal(tag), list);
    }
    const type = mayOverlap(shape, this.#nodes) ? 'xor' : 'union';
    return zod(ctx.plugin, type, list, this.#text(node));
  }

  object(ctx: Context<'object'>): Chain {
    const node = nodeOf(ctx.schema) as NodeOf<'object'>;
    const walk = (schema: IR.SchemaObject, optional: boolean): Chain => {
      const result = ctx.walk(schema, { path: ctx.path, plugin: ctx.plugin });
      const chain = reference(result, schema, ctx.plugin);
      return member(ctx.applyModifiers({ ...result, chain }, { optional }).chain, schema);
    };
    const { properties = {}, additionalProperties } = ctx.schema;
    const options = optionsOf(node, ctx.plugin);
    const values = typeof node.others === 'object' && additionalProperties;
    if (node.others !== false && node.properties.length === 0) {
      const key = bounded(node.keys ?? { kind: 'string' }, ctx.plugin, 'key');
      const value = values ? walk(values, false) : zod(ctx.plugin, 'unknown');
      return this.#sized(zod(ctx.plugin, 'record', key, value, options), node);
    }
    const shape = $.object().pretty();
    for (const { key, required } of node.properties) {
      shape.prop(key, walk(properties[key] ?? {}, !required));
    }
    const type = node.others === false ? 'strictObject' : values ? 'object' : 'looseObject';
    const object = zod(ctx.plugin, type, shape, options);
    return this.#sized(values ? object.attr('catchall').call(walk(values, false)) : object, node);
  }

  /** Refines the number of keys, and tells `z.toJSONSchema` about it. */
  #sized(chain: Chain, node: NodeOf<'object'>): Chain {
    const bounds = [
      ['gte', 'minProperties', node.min],
      ['lte', 'maxProperties', node.max],
    ] as const;
    const meta: Record<string, number> = {};
    let sized = chain;
    for (const [compare, keyword, bound] of bounds) {
      if (bound === undefined) continue;
      const count = $('Object').attr('keys').call($('value')).attr('length');
      const test = $.func()
        .param('value')
        .do(count[compare]($.literal(bound)).return());
      sized = sized.attr('refine').call(test, this.#text(node));
      meta[keyword] = bound;
    }
    return Object.keys(meta).length > 0 ? sized.attr('meta').call(toLiteral(meta)) : sized;
  }

  /** What was expected, for an issue about which zod would say nothing. */
  #text(node: Node): Argument {
    const sentence = `Expected ${expected(node, this.#nodes)}.`;
    return $.literal(node.hint === undefined ? sentence : `${sentence} ${node.hint}`);
  }
}

function nodeOf(schema: IR.SchemaObject): Node {
  const node = (schema as Skeleton)['x-node'];
  if (!node) throw new Error('hey-api did not hand on a schema with its node');
  return node;
}

/** Adds the description to a schema of the document. */
function named(schema: IR.SchemaObject, chain: Chain): Chain {
  return 'x-is-named' in schema ? described(nodeOf(schema), chain) : chain;
}

/** Adds the description to what an object, an array or a union consists of. */
function member(chain: Chain, schema: IR.SchemaObject | undefined): Chain {
  return schema && 'x-node' in schema ? described(nodeOf(schema), chain) : chain;
}

function described({ description }: Node, chain: Chain): Chain {
  return description ? chain.attr('describe').call($.literal(description)) : chain;
}

/** A reference to a schema that is written later, with its type: hey-api's own has the type any. */
function reference(
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

/** The option `error` of a schema: what the spec advises, if anything. */
function optionsOf(node: Node, plugin: Plugin): Options {
  const misnamed = node.kind === 'object' ? node.misnamed : {};
  const isClosed = node.kind === 'object' && node.others === false;
  if (node.hint === undefined && !isClosed) return undefined;
  const advise = plugin.symbol('advise', { external: '../messages/zod-errors.ts' });
  const texts = {
    ...(node.hint !== undefined && { hint: node.hint }),
    ...(Object.keys(misnamed).length > 0 && { misnamed }),
  };
  const given = Object.keys(texts).length > 0 ? [toLiteral(texts)] : [];
  return $.object().prop('error', $(advise).call(...given));
}

function zod(plugin: Plugin, name: string, ...values: (Argument | undefined)[]): Chain {
  return $(plugin.imports.z)
    .attr(name)
    .call(...values.filter((value) => value !== undefined));
}

/** A string or a number with its bounds. Options that are used more than once become a constant. */
function bounded(
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

function withBounds(
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

/** Emits a constant before the schema that is being written; gives a reference to it. */
function constant(name: string, value: NonNullable<Options>, plugin: Plugin): NonNullable<Options> {
  const symbol = plugin.symbol(name);
  plugin.node($.const(symbol).assign(value));
  return $(symbol);
}

function single<T>(values: readonly T[]): T | readonly T[] {
  const [only, ...others] = values;
  return only !== undefined && others.length === 0 ? only : values;
}
