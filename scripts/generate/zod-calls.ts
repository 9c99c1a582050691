// Builds the calls of an expression that creates a zod schema.
import { $, type Plugins } from '@hey-api/openapi-ts';
import { camelCase } from '../spec/names.ts';
import type { Schema } from '../spec/openapi.ts';

export type Resolver = NonNullable<Plugins.Zod.Resolvers['object']>;
export type Plugin = Parameters<Resolver>[0]['plugin'];
export type Chain = ReturnType<typeof $.call | typeof $.expr>;
type Options = ReturnType<typeof $.object | typeof $.expr>;
type Argument = Parameters<ReturnType<typeof $.attr>['call']>[0];

/** Calls a method of an expression. Leaves out undefined arguments. */
export function call(chain: Chain, method: string, ...values: Argument[]): Chain {
  return chain.attr(method).call(...values.filter((value) => value !== undefined));
}

/** Calls each method that has a value, with the value and the options. */
export function callEach(
  chain: Chain,
  values: Readonly<Record<string, Argument | number>>,
  options: Argument,
): Chain {
  return Object.entries(values).reduce((calls, [method, value]) => {
    if (value === undefined) return calls;
    return call(calls, method, typeof value === 'number' ? $.fromValue(value) : value, options);
  }, chain);
}

/** Returns the `error` option of a schema with the advice of the spec, if there is any. */
export function optionsOf(schema: Schema, plugin: Plugin): Options | undefined {
  const { additionalProperties, 'x-hint': hint, 'x-misnamed': misnamed } = schema;
  const isClosed = additionalProperties === false;
  if (hint === undefined && !isClosed) return undefined;
  const isOpen = additionalProperties !== undefined && !isClosed;
  const texts = {
    ...(hint !== undefined && { [isOpen ? 'absent' : 'hint']: hint }),
    ...(misnamed && { misnamed }),
  };
  const advise = $(plugin.symbol('advise', { external: '../messages/zod-errors.ts' }));
  const hasTexts = Object.keys(texts).length > 0;
  return $.object().prop('error', hasTexts ? advise.call($.fromValue(texts)) : advise.call());
}

/** Returns a string or number schema with its bounds. Repeated options become a constant. */
export function bounded(schema: Schema, plugin: Plugin, key: string): Chain {
  const { type, pattern } = schema;
  const isString = type === 'string';
  const bounds = {
    min: isString ? schema.minLength : schema.minimum,
    max: isString ? schema.maxLength : schema.maximum,
    regex: pattern === undefined ? undefined : $.regexp(pattern, 'u'),
    gt: schema.exclusiveMinimum,
    lt: schema.exclusiveMaximum,
    multipleOf: schema.multipleOf,
  };
  let options = optionsOf(schema, plugin);
  if (options && Object.values(bounds).some((value) => value !== undefined)) {
    const constant = plugin.symbol(`${camelCase(key)}Options`);
    plugin.node($.const(constant).assign(options));
    options = $(constant);
  }
  const base = call($(plugin.imports.z), type === 'integer' ? 'int' : `${type}`, options);
  return callEach(base, bounds, options);
}
