import { $, type IR, type Plugins, type UserConfig } from '@hey-api/openapi-ts';
import { skeletonDocument } from './skeleton.ts';
import { readModel, type NamedSchema } from './model.ts';
import type { Spec } from '../spec/load.ts';
import { tagOf } from './unions.ts';

type Resolver = NonNullable<Plugins.HeyApiTypeScript.Resolvers['object']>;
type Result = ReturnType<Parameters<Resolver>[0]['walk']>;

/**
 * Lets an optional property be undefined, as zod's `.optional()` does. What zod parses then has the
 * type of the parameters with TypeScript's `exactOptionalPropertyTypes`, too.
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

/** hey-api's plugin of types as every package uses it. */
export const typescript: Plugin = {
  name: '@hey-api/typescript',
  case: 'preserve',
  $resolvers: {
    object: objectWithUndefined,
    string: ({ schema }) => ('x-unknown-tag' in schema ? $.type('UnknownTag') : undefined),
  },
  // Its `ClientOptions` describes hey-api's own client: it goes to a file that is not kept.
  $hooks: {
    symbols: {
      getFilePath: ({ meta }) => (meta?.resource === 'client' ? 'not-kept' : undefined),
    },
  },
};

// An enum is the one type of string that a switch over the tags tells from the known tags.
const unknownTag = `
/**
 * The tag of a union's member that these types do not know: a newer API may add members to a union in a
 * response. At run time the tag is any other string.
 */
export declare enum UnknownTag { unknown = '(unknown)' }
`;

/** The document that the types are generated from, and what stands behind them. */
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
  // In the order of the document, in which people look for them.
  const inOrder = spec.schemas.flatMap((name) => schemas.filter((one) => one.name === name));
  const input = skeletonDocument(inOrder, openTag);
  return { input, after: isUsed ? unknownTag : '' };
}
