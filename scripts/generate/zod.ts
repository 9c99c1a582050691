import { $ } from '@hey-api/openapi-ts';
import type { Spec } from '../spec/load.ts';
import { kindOf, membersOf } from '../spec/normal.ts';
import type { Schema } from '../spec/openapi.ts';
import { nameOf } from '../spec/references.ts';
import { byDependency, type SchemaMap } from '../spec/uses.ts';
import { expected } from './expected.ts';
import { runPlugin } from './hey-api.ts';
import { renderValidators } from './text.ts';
import { tagOf, withValues } from '../spec/unions.ts';
import {
  bounded,
  call,
  callEach,
  optionsOf,
  type Chain,
  type Plugin,
  type Resolver,
} from './zod-calls.ts';

/** Keeps hey-api from renaming a schema such as Error or Request, the names of globals. Taken out again. */
const suffix = '_withoutSuffix';

/**
 * Writes a module with a zod schema per schema, as people write zod. hey-api's plugin declares and
 * documents the constants. It would lose keywords, so the values come from the schemas in normal form.
 */
export async function renderZod({ schemas, operations }: Spec): Promise<string> {
  const outlines = [...byDependency(schemas)].map(
    ([name, { 'x-doc': description, deprecated }]) => [
      name,
      { type: 'object', description, deprecated, 'x-name': name },
    ],
  );
  const object: Resolver = ({ plugin, schema }) => {
    const name = (schema as { 'x-name'?: string })['x-name'] ?? '';
    return new Renderer(plugin, schemas).part(schemas.get(name) ?? {}, name);
  };
  const definitions = { name: `{{name}}${suffix}`, case: 'preserve' } as const;
  const text = await runPlugin(
    { name: 'zod', definitions, $resolvers: { object } },
    Object.fromEntries(outlines),
  );
  return [text.replaceAll(suffix, ''), renderValidators(operations)].join('\n');
}

class Renderer {
  readonly #plugin: Plugin;
  readonly #schemas: SchemaMap;
  readonly #z: Chain;

  constructor(plugin: Plugin, schemas: SchemaMap) {
    this.#plugin = plugin;
    this.#schemas = schemas;
    this.#z = $(plugin.imports.z);
  }

  /** Renders a schema with its description. `key` is the name of the schema or of the property. */
  part(schema: Schema, key: string, isOptional = false): Chain {
    const value = this.#value(schema, key);
    const isNullable = withValues(schema).length < membersOf(schema).length;
    const modifier = isNullable ? (isOptional ? 'nullish' : 'nullable') : 'optional';
    const chain = isNullable || isOptional ? call(value, modifier) : value;
    const { description } = schema;
    return description ? call(chain, 'describe', $.literal(description)) : chain;
  }

  /** Renders a schema without its description, and without null if other values are valid. */
  #value(schema: Schema, key: string): Chain {
    const kind = kindOf(schema);
    switch (kind) {
      case 'ref':
        return this.#reference(schema);
      case 'any':
        return call(this.#z, 'unknown');
      case 'values':
        return this.#values(schema);
      case 'union':
        return this.#union(schema, key);
      case 'array':
        return this.#array(schema);
      case 'object':
        return this.#object(schema);
      case 'boolean':
      case 'null':
        return call(this.#z, kind, optionsOf(schema, this.#plugin));
      default:
        return bounded(schema, this.#plugin, key);
    }
  }

  /** Renders a reference. It is lazy and typed if the schema is declared later. */
  #reference(schema: Schema): Chain {
    const target = $(this.#plugin.referenceSymbol(definitionOf(schema)));
    if (!this.#isLazy(schema)) return target;
    const types = this.#plugin.symbol('types', {
      external: '@chatkit-sessions/types',
      importKind: 'namespace',
      kind: 'type',
    });
    const type = $.type(types).attr(nameOf(schema) ?? '');
    const returns = $.type(this.#plugin.imports.z).attr('ZodType').generics(type, type);
    return call(this.#z, 'lazy', $.func().returns(returns).do(target.return()));
  }

  #isLazy(schema: Schema): boolean {
    return kindOf(schema) === 'ref' && !this.#plugin.isSymbolRegistered(definitionOf(schema));
  }

  #values(schema: Schema): Chain {
    const { enum: values = [] } = schema;
    const isEnum = values.length > 1 && values.every((value) => typeof value === 'string');
    const value = $.fromValue(values.length > 1 ? values : values[0]);
    return call(this.#z, isEnum ? 'enum' : 'literal', value, optionsOf(schema, this.#plugin));
  }

  #array(schema: Schema): Chain {
    const { items = {}, minItems: min, maxItems: max, uniqueItems } = schema;
    const options = optionsOf(schema, this.#plugin);
    const array = call(this.#z, 'array', this.part(items, 'item'), options);
    const sized = callEach(array, { min, max }, options);
    if (!uniqueItems) return sized;
    const areUnique = this.#plugin.symbol('areUnique', { external: '../checks/json.ts' });
    const refined = call(sized, 'refine', $(areUnique), this.#text(schema));
    return call(refined, 'meta', $.fromValue({ uniqueItems }));
  }

  #union(schema: Schema, key: string): Chain {
    const members = withValues(schema);
    const chains = members.map((member) => this.part(member, key));
    const [only, ...others] = chains;
    if (only && others.length === 0) return only;
    const list = $.array(...chains).pretty();
    const tag = tagOf(schema, this.#schemas);
    if (tag !== undefined && !members.some((member) => this.#isLazy(member))) {
      const nameTag = this.#plugin.symbol('nameTag', { external: '../messages/zod-errors.ts' });
      const options = $.object().prop('error', $(nameTag));
      return call(this.#z, 'discriminatedUnion', $.literal(tag), list, options);
    }
    const [type, keyword] = schema.oneOf ? ['xor', 'oneOf'] : ['union', 'anyOf'];
    return call(this.#z, type, list, this.#text({ ...schema, [keyword]: members }));
  }

  #object(schema: Schema): Chain {
    const { properties = {}, required = [], additionalProperties, propertyNames } = schema;
    const options = optionsOf(schema, this.#plugin);
    const isClosed = additionalProperties === false;
    const values = typeof additionalProperties === 'object' ? additionalProperties : undefined;
    const keys = Object.keys(properties);
    if (!isClosed && keys.length === 0) {
      const key = bounded(propertyNames ?? { type: 'string' }, this.#plugin, 'key');
      const record = call(this.#z, 'record', key, this.part(values ?? {}, 'value'), options);
      return this.#sized(record, schema, true);
    }
    const shape = $.object().pretty();
    for (const key of keys) {
      shape.prop(key, this.part(properties[key] ?? {}, key, !required.includes(key)));
    }
    const type = isClosed ? 'strictObject' : values ? 'object' : 'looseObject';
    const object = call(this.#z, type, shape, options);
    const open = values ? call(object, 'catchall', this.part(values, 'value')) : object;
    return this.#sized(open, schema, false);
  }

  /** Checks the number of keys of an object. */
  #sized(object: Chain, schema: Schema, isRecord: boolean): Chain {
    const { minProperties, maxProperties } = schema;
    if ((minProperties ?? maxProperties) === undefined) return object;
    const size = $.fromValue({
      ...(minProperties !== undefined && { minProperties }),
      ...(maxProperties !== undefined && { maxProperties }),
    });
    const file = { external: '../checks/sized.ts' };
    if (isRecord)
      return $(this.#plugin.symbol('sized', file)).call(object, size, this.#text(schema));
    const test = $(this.#plugin.symbol('hasSize', file)).call(size);
    return call(call(object, 'refine', test, this.#text(schema)), 'meta', size);
  }

  /** Returns a message with the expected value, for issues that have no message in zod. */
  #text(schema: Schema): ReturnType<typeof $.literal> {
    const hint = schema['x-hint'];
    const sentence = `Expected ${expected(schema, this.#schemas)}.`;
    return $.literal(hint === undefined ? sentence : `${sentence} ${hint}`);
  }
}

/** Returns the query for the constant that a reference points to. */
function definitionOf({
  $ref = '',
}: Schema): Exclude<Parameters<Plugin['isSymbolRegistered']>[0], number> {
  return { artifact: 'zod', category: 'schema', resource: 'definition', resourceId: $ref };
}
