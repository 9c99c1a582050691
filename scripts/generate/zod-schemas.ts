import { camelCase } from '../spec/names.ts';
import { kindOf, membersOf } from '../spec/normal.ts';
import type { Schema } from '../spec/openapi.ts';
import { nameOf } from '../spec/references.ts';
import { tagOf, withValues } from '../spec/unions.ts';
import type { SchemaMap } from '../spec/uses.ts';
import { expected } from './expected.ts';
import { call, lines } from './text.ts';

type Constants = [name: string, value: string][];

/** Writes the expressions that create zod schemas. */
export class ZodSchemas {
  readonly #schemas: SchemaMap;
  /** The schemas and constants that are declared. */
  readonly #declared = new Set<string>();
  #constants: Constants = [];

  constructor(schemas: SchemaMap) {
    this.#schemas = schemas;
  }

  /** Returns the value of the next schema, and the constants that it uses. */
  declare(name: string): { value: string; constants: Constants } {
    this.#constants = [];
    const value = this.#part(this.#schemas.get(name) ?? {}, name);
    this.#declared.add(name);
    return { value, constants: this.#constants };
  }

  /** Renders a schema with its description. `key` is the name of the schema or of the property. */
  #part(schema: Schema, key: string, isOptional = false): string {
    const { description } = schema;
    const isNullable = withValues(schema).length < membersOf(schema).length;
    const modifier = isNullable ? (isOptional ? 'nullish' : 'nullable') : isOptional && 'optional';
    return lines(
      this.#value(schema, key),
      modifier && `.${modifier}()`,
      description && `.describe(${JSON.stringify(description)})`,
    );
  }

  /** Renders a schema without its description, and without null if other values are valid. */
  #value(schema: Schema, key: string): string {
    const kind = kindOf(schema);
    switch (kind) {
      case 'ref':
        return this.#reference(nameOf(schema) ?? '');
      case 'any':
        return 'z.unknown()';
      case 'values':
        return valuesOf(schema);
      case 'union':
        return this.#union(schema, key);
      case 'array':
        return this.#array(schema, key);
      case 'object':
        return this.#object(schema);
      default:
        return this.#bounded(schema, key, `z.${kind === 'integer' ? 'int' : kind}`);
    }
  }

  /** Renders a reference. It is lazy and typed if the schema is declared later. */
  #reference(name: string): string {
    if (this.#declared.has(name)) return name;
    return `z.lazy((): z.ZodType<types.${name}, types.${name}> => ${name})`;
  }

  /** Renders the calls that create a schema and add its bounds. Repeated options become a constant. */
  #bounded(schema: Schema, key: string, create: string, ...values: string[]): string {
    const { pattern, minLength: min = schema.minimum, maxLength: max = schema.maximum } = schema;
    const bounds = Object.entries({
      min: min ?? schema.minItems,
      max: max ?? schema.maxItems,
      regex: pattern === undefined ? undefined : new RegExp(pattern, 'u'),
      gt: schema.exclusiveMinimum,
      lt: schema.exclusiveMaximum,
      multipleOf: schema.multipleOf,
    }).filter(([, bound]) => bound !== undefined);
    const own = optionsOf(schema);
    const isRepeated = own !== undefined && bounds.length > 0;
    const options = isRepeated
      ? this.#constant(camelCase(`${key.replace(/^[^A-Za-z]+/, '')} options`), own)
      : own;
    const calls = bounds.map(([method, bound]) => call(method, String(bound), options));
    return [call(create, ...values, options), ...calls].join('.');
  }

  /** Adds a constant. Returns its name. */
  #constant(prefix: string, value: string): string {
    let name = prefix;
    for (let count = 2; this.#declared.has(name); count++) name = `${prefix}${count}`;
    this.#declared.add(name);
    this.#constants.push([name, value]);
    return name;
  }

  #array(schema: Schema, key: string): string {
    const array = this.#bounded(schema, key, 'z.array', this.#part(schema.items ?? {}, 'item'));
    if (!schema.uniqueItems) return array;
    return `${array}.refine(areUnique, ${this.#text(schema)}).meta({ uniqueItems: true })`;
  }

  #union(schema: Schema, key: string): string {
    const members = withValues(schema);
    const [only = '', ...others] = members.map((member) => this.#part(member, key));
    if (others.length === 0) return only;
    const list = `[${[only, ...others].join(', ')}]`;
    const tag = tagOf(schema, this.#schemas);
    const names = members.flatMap((member) => nameOf(member) ?? []);
    if (tag !== undefined && names.every((name) => this.#declared.has(name))) {
      return `z.discriminatedUnion(${JSON.stringify(tag)}, ${list}, { error: nameTag })`;
    }
    const [type, keyword] = schema.oneOf ? ['xor', 'oneOf'] : ['union', 'anyOf'];
    return call(`z.${type}`, list, this.#text({ ...schema, [keyword]: members }));
  }

  #object(schema: Schema): string {
    const { properties = {}, required = [], additionalProperties, propertyNames } = schema;
    const { minProperties, maxProperties } = schema;
    const options = optionsOf(schema);
    const isClosed = additionalProperties === false;
    const values = typeof additionalProperties === 'object' ? additionalProperties : undefined;
    const fields = Object.entries(properties).map(([key, property]) => {
      const value = this.#part(property, key, !required.includes(key));
      return `${JSON.stringify(key)}: ${value},`;
    });
    const size = JSON.stringify({ minProperties, maxProperties });
    const isSized = size !== '{}';
    if (!isClosed && fields.length === 0) {
      const key = this.#bounded(propertyNames ?? {}, 'key', 'z.string');
      const record = call('z.record', key, this.#part(values ?? {}, 'value'), options);
      return isSized ? call('sized', record, size, this.#text(schema)) : record;
    }
    const type = isClosed ? 'strictObject' : values ? 'object' : 'looseObject';
    return lines(
      call(`z.${type}`, `{\n${fields.join('\n')}\n}`, options),
      values && `.catchall(${this.#part(values, 'value')})`,
      isSized && `.refine(hasSize(${size}), ${this.#text(schema)}).meta(${size})`,
    );
  }

  /** Returns a message with the expected value, for issues that have no message in zod. */
  #text(schema: Schema): string {
    const hint = schema['x-hint'];
    const sentence = `Expected ${expected(schema, this.#schemas)}.`;
    return JSON.stringify(hint === undefined ? sentence : `${sentence} ${hint}`);
  }
}

function valuesOf(schema: Schema): string {
  const { enum: values = [] } = schema;
  const isEnum = values.length > 1 && values.every((value) => typeof value === 'string');
  const value = JSON.stringify(values.length > 1 ? values : values[0]);
  return call(isEnum ? 'z.enum' : 'z.literal', value, optionsOf(schema));
}

/** Returns the `error` option of a schema with the advice of the spec, if there is any. */
function optionsOf(schema: Schema): string | undefined {
  const { additionalProperties, 'x-hint': hint, 'x-misnamed': misnamed } = schema;
  const isClosed = additionalProperties === false;
  if (hint === undefined && !isClosed) return undefined;
  const isOpen = additionalProperties !== undefined && !isClosed;
  const advice = JSON.stringify({ [isOpen ? 'absent' : 'hint']: hint, misnamed });
  return `{ error: advise(${advice === '{}' ? '' : advice}) }`;
}
