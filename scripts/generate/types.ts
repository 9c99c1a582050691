import { $, type IR, type Plugins } from '@hey-api/openapi-ts';
import { runPlugin, type Plugin } from './hey-api.ts';
import { skeletonDocument } from './skeleton.ts';
import type { Spec } from '../spec/load.ts';
import { sentSchemas } from '../spec/uses.ts';
import { tagOf } from './unions.ts';

type Resolver = NonNullable<Plugins.HeyApiTypeScript.Resolvers['object']>;
type Result = ReturnType<Parameters<Resolver>[0]['walk']>;

/**
 * Allows undefined for optional properties, as zod's `.optional()` does. The output of zod's `parse`
 * is then assignable to the params with `exactOptionalPropertyTypes`.
 */
const objectWithUndefined: Resolver = (ctx) => {
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

const plugin: Plugin = {
  name: '@hey-api/typescript',
  case: 'preserve',
  $resolvers: {
    object: objectWithUndefined,
    string: ({ schema }) => ('x-unknown-tag' in schema ? $.type('UnknownTag') : undefined),
  },
  // The plugin's `ClientOptions` is for hey-api's client, so write it to a file that is not kept.
  $hooks: {
    symbols: {
      getFilePath: ({ meta }) => (meta?.resource === 'client' ? 'not-kept' : undefined),
    },
  },
};

// Only an enum type lets TypeScript distinguish unknown tags from known tags in a switch.
const unknownTag = `
/**
 * The tag of a union's member that these types do not know: a newer API may add members to a union in a
 * response. At run time the tag is any other string.
 */
export declare enum UnknownTag { unknown = '(unknown)' }
`;

/** Writes a module with a type per schema, in the order of the document, where people look for it. */
export async function renderTypes({ schemas, operations }: Spec): Promise<string> {
  // hey-api writes no file for a document without schemas.
  if (schemas.size === 0) return 'export {};';
  const sent = sentSchemas(operations, schemas);
  let isOpen = false;
  const document = skeletonDocument(schemas, (union, name) => {
    const tag = sent.has(name) ? undefined : tagOf(union, schemas);
    isOpen ||= tag !== undefined;
    return tag;
  });
  const text = await runPlugin(plugin, document);
  return isOpen ? text + unknownTag : text;
}
