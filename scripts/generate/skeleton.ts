import { kindOf, membersOf } from '../spec/normal.ts';
import type { OpenApiDocument, Schema } from '../spec/openapi.ts';
import type { SchemaMap } from '../spec/uses.ts';

/** A schema for hey-api, with the schema in normal form that it represents. */
export type Skeleton = Schema & {
  'x-schema'?: Schema;
  'x-is-named'?: boolean;
  'x-key'?: string;
  /** Whether this is the tag of a future member of an open union. */
  'x-unknown-tag'?: boolean;
};

/** Returns the tag property of an open union of the schema with this name. */
type OpenTag = (union: Schema, name: string) => string | undefined;

/**
 * Returns a document with the schemas in the few keywords that hey-api reads without loss. hey-api
 * drops or rewrites other keywords, so the resolvers of its plugins read them from `x-schema`.
 */
export function skeletonDocument(schemas: SchemaMap, openTag?: OpenTag): object {
  const named = [...schemas].map(([name, schema]) => {
    const tagOf = openTag && ((union: Schema) => openTag(union, name));
    return [name, { ...skeletonOf(schema, tagOf), 'x-is-named': true }];
  });
  return {
    openapi: '3.1.0',
    info: { title: '', version: '' },
    paths: {},
    components: { schemas: Object.fromEntries(named) },
  } satisfies OpenApiDocument;
}

function skeletonOf(schema: Schema, openTag?: (union: Schema) => string | undefined): Skeleton {
  const { $ref, type, deprecated, 'x-doc': description, items = {}, required = [] } = schema;
  const { properties = {}, additionalProperties } = schema;
  const inner = (child: Schema): Skeleton => skeletonOf(child, openTag);
  const own = {
    'x-schema': schema,
    ...(description && { description }),
    ...(deprecated && { deprecated }),
  };
  switch (kindOf(schema)) {
    case 'ref':
      return { ...own, $ref: `${$ref}` };
    case 'any':
      return own;
    case 'values':
      return { ...own, enum: schema.enum ?? [] };
    case 'array': {
      const item = inner(items);
      // hey-api merges a list with the union of its items unless the union is inside another one.
      return { ...own, type: 'array', items: item.anyOf ? { anyOf: [item] } : item };
    }
    case 'union': {
      const tag = openTag?.(schema);
      // hey-api drops members that look equal to it. That is correct for types but not for validators.
      const members = membersOf(schema).map((member, at) => ({
        ...inner(member),
        ...(!openTag && { format: `${at}` }),
      }));
      return { ...own, anyOf: [...members, ...(tag === undefined ? [] : [unknownMember(tag)])] };
    }
    case 'object': {
      const fields = Object.entries(properties).map(
        ([key, property]) => [key, { ...inner(property), 'x-key': key }] as const,
      );
      return {
        ...own,
        type: 'object',
        properties: Object.fromEntries(fields),
        required,
        // Without this keyword, the type of an open object gets no index signature.
        ...(additionalProperties !== true && {
          additionalProperties: additionalProperties ? inner(additionalProperties) : false,
        }),
      };
    }
    default:
      return { ...own, type: type === 'integer' ? 'number' : `${type}` };
  }
}

function unknownMember(tag: string): Skeleton {
  const properties = { [tag]: { type: 'string', 'x-unknown-tag': true } };
  return { type: 'object', properties, required: [tag] };
}
