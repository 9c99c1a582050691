import { $, type IR, type Plugins } from '@hey-api/openapi-ts';

type Resolver = NonNullable<Plugins.HeyApiTypeScript.Resolvers['object']>;
type Result = ReturnType<Parameters<Resolver>[0]['walk']>;

/**
 * Lets an optional property be undefined, as zod's `.optional()` does. What zod parses then has the
 * type of the parameters with TypeScript's `exactOptionalPropertyTypes`, too.
 */
export const objectWithUndefined: Resolver = (ctx) => {
  const { properties = {}, required = [] } = ctx.schema;
  const optional = Object.keys(properties)
    .filter((key) => !required.includes(key))
    .map((key) => properties[key]);
  const walk = (schema: IR.SchemaObject, at: Parameters<typeof ctx.walk>[1]): Result => {
    const result = ctx.walk(schema, at);
    if (!optional.includes(schema)) return result;
    return { ...result, type: $.type.or(result.type, $.type('undefined')) };
  };
  return ctx.nodes.base({ ...ctx, walk });
};
