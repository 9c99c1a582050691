import { $, type IR, type Plugins, type UserConfig } from '@hey-api/openapi-ts';
import { skeletonDocument } from './skeleton.ts';
import { readModel, type NamedSchema } from './model.ts';
import type { Spec } from '../spec/load.ts';
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

type Plugin = NonNullable<UserConfig['plugins']>[number];

/** The configuration of hey-api's types plugin for every package. */
export const typescript: Plugin = {
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

/** Returns the document for the types, and the text to append. */
export function typesOf(spec: Spec): { input: object; after: string } {
  const { schemas, nodes } = readModel(spec);
  let isUsed = false;
  const openTag =
    ({ isSent }: NamedSchema) =>
    (union: Parameters<typeof tagOf>[0]) => {
      const tag = isSent ? undefined : tagOf(union, nodes);
      isUsed ||= tag !== undefined;
      return tag;
    };
  // Keep the order of the document, where people look for a schema.
  const inOrder = spec.schemas.flatMap((name) => schemas.filter((one) => one.name === name));
  const input = skeletonDocument(inOrder, openTag);
  return { input, after: isUsed ? unknownTag : '' };
}
