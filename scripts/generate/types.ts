import { $, type IR, type Plugins, type UserConfig } from '@hey-api/openapi-ts';
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
  const sent = sentSchemas(spec.operations, spec.schemas);
  let isUsed = false;
  const input = skeletonDocument(spec.schemas, (union, name) => {
    const tag = sent.has(name) ? undefined : tagOf(union, spec.schemas);
    isUsed ||= tag !== undefined;
    return tag;
  });
  return { input, after: isUsed ? unknownTag : '' };
}
