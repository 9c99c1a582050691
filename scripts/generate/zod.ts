import { $, type IR } from '@hey-api/openapi-ts';
import { expected } from './expected.ts';
import { toLiteral } from './literal.ts';
import type { Model } from './model.ts';
import type { Node, NodeOf } from './node.ts';
import type { Skeleton } from './skeleton.ts';
import { mayOverlap, tagOf } from './unions.ts';
import {
  bounded,
  member,
  named,
  nodeOf,
  optionsOf,
  reference,
  single,
  withBounds,
  zod,
  type Argument,
  type Chain,
  type Context,
  type Plugin,
  type Resolvers,
  type Scalar,
} from './zod-calls.ts';

/** Resolvers with which hey-api's zod plugin writes idiomatic zod for each schema of a skeleton. */
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
      const nameTag = ctx.plugin.symbol('nameTag', { external: '../messages/zod-errors.ts' });
      const options = $.object().prop('error', $(nameTag));
      return zod(ctx.plugin, 'discriminatedUnion', $.literal(tag), list, options);
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
      return this.#sizedFirst(zod(ctx.plugin, 'record', key, value, options), node, ctx.plugin);
    }
    const shape = $.object().pretty();
    for (const { key, required } of node.properties) {
      shape.prop(key, walk(properties[key] ?? {}, !required));
    }
    const type = node.others === false ? 'strictObject' : values ? 'object' : 'looseObject';
    const object = zod(ctx.plugin, type, shape, options);
    return this.#sized(values ? object.attr('catchall').call(walk(values, false)) : object, node);
  }

  /** Checks the number of keys of a record before its entries. */
  #sizedFirst(record: Chain, node: NodeOf<'object'>, plugin: Plugin): Chain {
    const meta = sizeOf(node);
    if (!meta) return record;
    const sized = plugin.symbol('sized', { external: '../checks/sized.ts' });
    const limits = toLiteral({
      ...(node.min !== undefined && { min: node.min }),
      ...(node.max !== undefined && { max: node.max }),
    });
    return $(sized).call(record, limits, this.#text(node)).attr('meta').call(toLiteral(meta));
  }

  /** Adds a refinement for the number of keys of an object. */
  #sized(object: Chain, node: NodeOf<'object'>): Chain {
    const meta = sizeOf(node);
    const tests = [
      ['gte', node.min],
      ['lte', node.max],
    ] as const;
    const refined = tests.reduce<Chain>((chain, [compare, bound]) => {
      if (bound === undefined) return chain;
      const count = $('Object').attr('keys').call($('value')).attr('length');
      const test = $.func()
        .param('value')
        .do(count[compare]($.literal(bound)).return());
      return chain.attr('refine').call(test, this.#text(node));
    }, object);
    return meta ? refined.attr('meta').call(toLiteral(meta)) : refined;
  }

  /** Returns a message with the expected value, for issues that have no message in zod. */
  #text(node: Node): Argument {
    const sentence = `Expected ${expected(node, this.#nodes)}.`;
    return $.literal(node.hint === undefined ? sentence : `${sentence} ${node.hint}`);
  }
}

/** Returns the key-count keywords for `z.toJSONSchema`, or undefined without bounds. */
function sizeOf({ min, max }: NodeOf<'object'>): object | undefined {
  if (min === undefined && max === undefined) return undefined;
  return {
    ...(min !== undefined && { minProperties: min }),
    ...(max !== undefined && { maxProperties: max }),
  };
}
