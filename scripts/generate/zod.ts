import { $, type IR, type Plugins } from '@hey-api/openapi-ts';
import { camelCase } from '../spec/names.ts';
import { expected } from './expected.ts';
import { toLiteral } from './literal.ts';
import type { Model } from './model.ts';
import type { Node, NodeOf } from './node.ts';
import type { Skeleton } from './skeleton.ts';

type Resolvers = Plugins.Zod.Resolvers;
type Context<Kind extends 'object' | 'array' | 'union' | 'string'> = Parameters<
  NonNullable<Resolvers[Kind]>
>[0];
type Plugin = Context<'string'>['plugin'];
type Chain = ReturnType<typeof $.call | typeof $.expr>;
type Argument = NonNullable<Parameters<ReturnType<typeof $.attr>['call']>[0]>;

/** Resolvers that make hey-api's zod plugin write each schema of a skeleton as people write zod. */
export function zodResolvers({ nodes }: Model): Resolvers {
  const render = new Renderer(nodes);
  return {
    string: (ctx) => render.named(ctx.schema, render.scalar(ctx)),
    array: (ctx) => render.named(ctx.schema, render.array(ctx)),
    object: (ctx) => render.named(ctx.schema, render.object(ctx)),
    union: (ctx) => render.named(ctx.parentSchema, render.union(ctx)),
  };
}

class Renderer {
  readonly #nodes: Model['nodes'];

  constructor(nodes: Model['nodes']) {
    this.#nodes = nodes;
  }

  /** Adds the description to a schema of the document; others get theirs from what they are in. */
  named(schema: IR.SchemaObject, chain: Chain): Chain {
    return 'x-is-named' in schema ? described(nodeOf(schema), chain) : chain;
  }

  scalar({ schema, plugin }: Context<'string'>): Chain {
    const node = nodeOf(schema);
    const error = this.#error(node, plugin);
    switch (node.kind) {
      case 'string':
      case 'number': {
        const type = node.kind === 'string' ? 'string' : node.integer ? 'int' : 'number';
        const isUsedTwice = error && (node.min ?? node.max) !== undefined;
        const options = isUsedTwice ? constant(`${schema['x-key']}`, error, plugin) : error;
        return bounded(node, zod(plugin, type, options), options);
      }
      case 'values':
        return node.values.length === 1
          ? zod(plugin, 'literal', toLiteral(node.values[0]), error)
          : zod(plugin, 'enum', toLiteral(node.values), error);
      case 'boolean':
        return zod(plugin, 'boolean', error);
      default:
        throw new Error(`a ${node.kind} is not a scalar`);
    }
  }

  array(ctx: Context<'array'>): Chain {
    const node = nodeOf(ctx.schema);
    const [items] = ctx.childResults.map((result) => ctx.applyModifiers(result, {}).chain);
    return zod(ctx.plugin, 'array', items, this.#error(node, ctx.plugin));
  }

  union(ctx: Context<'union'>): Chain {
    const node = nodeOf(ctx.parentSchema) as NodeOf<'union'>;
    const members = ctx.childResults.filter((_, at) => ctx.schemas[at]?.type !== 'null');
    const [only, ...others] = members.map(({ chain }) => chain);
    if (only && others.length === 0) return only;
    const list = $.array(...members.map(({ chain }) => chain)).pretty();
    if (node.tag !== undefined) {
      return zod(ctx.plugin, 'discriminatedUnion', $.literal(node.tag), list);
    }
    return zod(ctx.plugin, 'union', list, this.#text(node));
  }

  object(ctx: Context<'object'>): Chain {
    const node = nodeOf(ctx.schema) as NodeOf<'object'>;
    const walk = (schema: IR.SchemaObject, optional: boolean): Chain => {
      const result = ctx.walk(schema, { path: ctx.path, plugin: ctx.plugin });
      return described(nodeOf(schema), ctx.applyModifiers(result, { optional }).chain);
    };
    const { properties = {}, additionalProperties } = ctx.schema;
    const others = node.others !== true && additionalProperties;
    if (typeof node.others === 'object' && others && node.properties.length === 0) {
      return this.#record(node, walk(others, false), ctx.plugin);
    }
    const shape = $.object().pretty();
    for (const { key, required } of node.properties) {
      shape.prop(key, walk(properties[key] ?? {}, !required));
    }
    const isClosed = node.others === false;
    const error = this.#error(node, ctx.plugin);
    return zod(ctx.plugin, isClosed ? 'strictObject' : 'looseObject', shape, error);
  }

  #record(node: NodeOf<'object'>, values: Chain, plugin: Plugin): Chain {
    const key = bounded({ min: node.minKey, max: node.maxKey }, zod(plugin, 'string'));
    const record = zod(plugin, 'record', key, values, this.#error(node, plugin));
    return this.#sized(record, node);
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

  /** The option `error` of a schema: what the spec advises, if anything. */
  #error(node: Node, plugin: Plugin): ReturnType<typeof $.object> | undefined {
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
}

function nodeOf(schema: IR.SchemaObject): Node {
  const node = (schema as Skeleton)['x-node'];
  if (!node) throw new Error('hey-api did not hand on a schema with its node');
  return node;
}

function zod(plugin: Plugin, name: string, ...values: (Argument | undefined)[]): Chain {
  return $(plugin.imports.z)
    .attr(name)
    .call(...values.filter((value) => value !== undefined));
}

/** Emits a constant before the schema that is being written; gives a reference to it. */
function constant(key: string, value: ReturnType<typeof $.object>, plugin: Plugin): Argument {
  const symbol = plugin.symbol(`${camelCase(key)}Options`);
  plugin.node($.const(symbol).assign(value));
  return $(symbol);
}

function described({ description }: Node, chain: Chain): Chain {
  return description ? chain.attr('describe').call($.literal(description)) : chain;
}

function bounded(
  { min, max }: { min?: number | undefined; max?: number | undefined },
  chain: Chain,
  error?: Argument,
): Chain {
  let bound = chain;
  for (const [name, value] of Object.entries({ min, max })) {
    if (value === undefined) continue;
    const values = [$.fromValue(value), error].filter((one) => one !== undefined);
    bound = bound.attr(name).call(...values);
  }
  return bound;
}
