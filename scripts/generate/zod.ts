import { $, type IR } from '@hey-api/openapi-ts';
import type { Spec } from '../spec/load.ts';
import { kindOf } from '../spec/normal.ts';
import type { Schema } from '../spec/openapi.ts';
import { expected } from './expected.ts';
import { byDependency, type SchemaMap } from '../spec/uses.ts';
import { runPlugin } from './hey-api.ts';
import { skeletonDocument, type Skeleton } from './skeleton.ts';
import { renderValidators } from './text.ts';
import { mayOverlap, tagOf } from './unions.ts';
import {
  bounded,
  member,
  named,
  optionsOf,
  reference,
  schemaOf,
  toLiteral,
  withBounds,
  zod,
  type Argument,
  type Chain,
  type Context,
  type Plugin,
  type Resolvers,
  type Scalar,
} from './zod-calls.ts';

/** Keeps hey-api from renaming a schema such as Error or Request, the names of globals. Taken out again. */
const suffix = '_withoutSuffix';

/** Writes a module with a zod schema per schema, as people write zod. */
export async function renderZod({ schemas, operations }: Spec): Promise<string> {
  // hey-api writes no file for a document without schemas.
  if (schemas.size === 0) return renderValidators(operations);
  const document = skeletonDocument(byDependency(schemas));
  const definitions = { name: `{{name}}${suffix}`, case: 'preserve' } as const;
  const $resolvers = resolversOf(new Renderer(schemas));
  const text = await runPlugin({ name: 'zod', definitions, $resolvers }, document);
  return [text.replaceAll(suffix, ''), renderValidators(operations)].join('\n');
}

function resolversOf(render: Renderer): Resolvers {
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
  readonly #schemas: SchemaMap;

  constructor(schemas: SchemaMap) {
    this.#schemas = schemas;
  }

  scalar(ctx: Scalar): Chain {
    const { plugin } = ctx;
    const schema = schemaOf(ctx.schema);
    const options = optionsOf(schema, plugin);
    switch (kindOf(schema)) {
      case 'string':
      case 'number':
      case 'integer':
        return bounded(schema, plugin, (ctx.schema as Skeleton)['x-key'] ?? 'value', options);
      case 'values': {
        const { enum: values = [] } = schema;
        return values.length > 1 && values.every((value) => typeof value === 'string')
          ? zod(plugin, 'enum', toLiteral(values), options)
          : zod(plugin, 'literal', toLiteral(values.length > 1 ? values : values[0]), options);
      }
      case 'boolean':
        return zod(plugin, 'boolean', options);
      default:
        return zod(plugin, 'unknown');
    }
  }

  array(ctx: Context<'array'>): Chain {
    const schema = schemaOf(ctx.schema);
    const { minItems, maxItems, uniqueItems } = schema;
    const items = ctx.schema.items ?? [];
    const [item] = ctx.childResults.map((result, at) =>
      member(
        ctx.applyModifiers({ ...result, chain: reference(result, items[at], ctx.plugin) }, {})
          .chain,
        items[at],
      ),
    );
    const options = optionsOf(schema, ctx.plugin);
    const array = zod(ctx.plugin, 'array', item ?? zod(ctx.plugin, 'unknown'), options);
    const sized = withBounds(array, { min: minItems, max: maxItems }, options);
    if (!uniqueItems) return sized;
    const areUnique = ctx.plugin.symbol('areUnique', { external: '../checks/json.ts' });
    const refined = sized.attr('refine').call($(areUnique), this.#text(schema));
    return refined.attr('meta').call(toLiteral({ uniqueItems }));
  }

  union(ctx: Context<'union'>): Chain {
    const schema = schemaOf(ctx.parentSchema);
    const keyword = schema.oneOf ? 'oneOf' : 'anyOf';
    const isNull = (at: number): boolean => ctx.schemas[at]?.type === 'null';
    const chains = ctx.childResults.flatMap((result, at) =>
      isNull(at) ? [] : [member(reference(result, ctx.schemas[at], ctx.plugin), ctx.schemas[at])],
    );
    const [only, ...others] = chains;
    if (only && others.length === 0) return only;
    const list = $.array(...chains).pretty();
    const members = schema[keyword]?.filter(({ type }) => type !== 'null') ?? [];
    const union = { ...schema, [keyword]: members };
    const tag = tagOf(union, this.#schemas);
    const isLazy = ctx.childResults.some(({ meta }) => meta.isLazy);
    if (tag !== undefined && !isLazy) {
      const nameTag = ctx.plugin.symbol('nameTag', { external: '../messages/zod-errors.ts' });
      const options = $.object().prop('error', $(nameTag));
      return zod(ctx.plugin, 'discriminatedUnion', $.literal(tag), list, options);
    }
    const type = mayOverlap(union, this.#schemas) ? 'xor' : 'union';
    return zod(ctx.plugin, type, list, this.#text(union));
  }

  object(ctx: Context<'object'>): Chain {
    const schema = schemaOf(ctx.schema);
    const isClosed = schema.additionalProperties === false;
    const walk = (part: IR.SchemaObject, optional: boolean): Chain => {
      const result = ctx.walk(part, { path: ctx.path, plugin: ctx.plugin });
      const chain = reference(result, part, ctx.plugin);
      return member(ctx.applyModifiers({ ...result, chain }, { optional }).chain, part);
    };
    const { properties = {}, additionalProperties } = ctx.schema;
    const options = optionsOf(schema, ctx.plugin);
    const values = typeof schema.additionalProperties === 'object' && additionalProperties;
    const keys = Object.keys(schema.properties ?? {});
    if (!isClosed && keys.length === 0) {
      const key = bounded(schema.propertyNames ?? { type: 'string' }, ctx.plugin, 'key');
      const value = values ? walk(values, false) : zod(ctx.plugin, 'unknown');
      return this.#sizedFirst(zod(ctx.plugin, 'record', key, value, options), schema, ctx.plugin);
    }
    const shape = $.object().pretty();
    for (const key of keys) {
      shape.prop(key, walk(properties[key] ?? {}, !schema.required?.includes(key)));
    }
    const type = isClosed ? 'strictObject' : values ? 'object' : 'looseObject';
    const object = zod(ctx.plugin, type, shape, options);
    return this.#sized(values ? object.attr('catchall').call(walk(values, false)) : object, schema);
  }

  /** Checks the number of keys of a record before its entries. */
  #sizedFirst(record: Chain, schema: Schema, plugin: Plugin): Chain {
    const meta = sizeOf(schema);
    if (!meta) return record;
    const sized = plugin.symbol('sized', { external: '../checks/sized.ts' });
    const { minProperties: min, maxProperties: max } = meta;
    const limits = toLiteral({
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
    });
    return $(sized).call(record, limits, this.#text(schema)).attr('meta').call(toLiteral(meta));
  }

  /** Adds a refinement for the number of keys of an object. */
  #sized(object: Chain, schema: Schema): Chain {
    const meta = sizeOf(schema);
    const tests = [
      ['gte', schema.minProperties],
      ['lte', schema.maxProperties],
    ] as const;
    const refined = tests.reduce<Chain>((chain, [compare, bound]) => {
      if (bound === undefined) return chain;
      const count = $('Object').attr('keys').call($('value')).attr('length');
      const test = $.func()
        .param('value')
        .do(count[compare]($.literal(bound)).return());
      return chain.attr('refine').call(test, this.#text(schema));
    }, object);
    return meta ? refined.attr('meta').call(toLiteral(meta)) : refined;
  }

  /** Returns a message with the expected value, for issues that have no message in zod. */
  #text(schema: Schema): Argument {
    const hint = schema['x-hint'];
    const sentence = `Expected ${expected(schema, this.#schemas)}.`;
    return $.literal(hint === undefined ? sentence : `${sentence} ${hint}`);
  }
}

/** Returns the key-count keywords for `z.toJSONSchema`, or undefined without bounds. */
function sizeOf({ minProperties, maxProperties }: Schema): Schema | undefined {
  if (minProperties === undefined && maxProperties === undefined) return undefined;
  return {
    ...(minProperties !== undefined && { minProperties }),
    ...(maxProperties !== undefined && { maxProperties }),
  };
}
