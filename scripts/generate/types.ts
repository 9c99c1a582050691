import { $, type IR, type Plugins } from '@hey-api/openapi-ts';
import type { Spec } from '../spec/load.ts';
import { kindOf, membersOf } from '../spec/normal.ts';
import type { Schema } from '../spec/openapi.ts';
import { sentSchemas } from '../spec/uses.ts';
import { runPlugin, type Plugin } from './hey-api.ts';
import { tagOf } from '../spec/unions.ts';

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
  const sent = sentSchemas(operations, schemas);
  const outlines = [...schemas].map(([name, schema]) => [
    name,
    outlineOf(schema, (union) => (sent.has(name) ? undefined : tagOf(union, schemas))),
  ]);
  const text = await runPlugin(plugin, Object.fromEntries(outlines));
  if (text === '') return 'export {};';
  return text.includes('UnknownTag') ? text + unknownTag : text;
}

/** The keywords that hey-api reads without loss and that need no change. */
const kept = ['$ref', 'deprecated', 'description', 'enum', 'required', 'type'];

/**
 * Returns a schema in the few keywords that decide its type. `openTag` returns the tag of an open union,
 * which gets a member for unknown tags.
 */
function outlineOf(schema: Schema, openTag: (union: Schema) => string | undefined): Schema {
  const { items = {}, properties = {}, additionalProperties, 'x-doc': description = '' } = schema;
  const inner = (child: Schema): Schema => outlineOf(child, openTag);
  const outline: Schema = Object.fromEntries(
    Object.entries({ ...schema, description }).filter(([key]) => kept.includes(key)),
  );
  switch (kindOf(schema)) {
    case 'array': {
      const item = inner(items);
      // hey-api merges a list with the union of its items unless the union is inside another one.
      return { ...outline, items: item.anyOf ? { anyOf: [item] } : item };
    }
    case 'union': {
      const tag = openTag(schema);
      const unknown = tag === undefined ? [] : [unknownMember(tag)];
      return { ...outline, anyOf: [...membersOf(schema).map(inner), ...unknown] };
    }
    case 'object': {
      const fields = Object.entries(properties).map(([key, property]) => [key, inner(property)]);
      const values = typeof additionalProperties === 'object' ? inner(additionalProperties) : false;
      return {
        ...outline,
        properties: Object.fromEntries(fields),
        // With the value true, the type of an open object would get an index signature.
        ...(additionalProperties !== true && { additionalProperties: values }),
      };
    }
    case 'integer':
      return { ...outline, type: 'number' };
    default:
      return outline;
  }
}

function unknownMember(tag: string): Schema {
  const property: object = { type: 'string', 'x-unknown-tag': true };
  return { type: 'object', properties: { [tag]: property }, required: [tag] };
}
