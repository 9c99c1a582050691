import type { OpenApiDocument, Schema } from '../spec/openapi.ts';
import type { Model, NamedSchema } from './model.ts';
import type { Node, UnionShape } from './node.ts';

/** A schema for hey-api, with the node that it represents. */
export type Skeleton = Schema & {
  'x-node'?: Node;
  'x-is-named'?: boolean;
  'x-key'?: string;
  /** Whether this is the tag of a future member of an open union. */
  'x-unknown-tag'?: boolean;
};

/** Returns the tag property of an open union. Returns undefined for other nodes. */
type OpenTag = (union: UnionShape) => string | undefined;

/**
 * Returns a document with the model's schemas in the few keywords that hey-api reads without loss.
 * hey-api drops or rewrites other keywords, so the resolvers of its plugins read those from the node.
 */
export function skeletonDocument(
  schemas: Model['schemas'],
  openTag?: (schema: NamedSchema) => OpenTag,
): object {
  return {
    openapi: '3.1.0',
    info: { title: '', version: '' },
    paths: {},
    components: {
      schemas: Object.fromEntries(
        schemas.map((schema) => [
          schema.name,
          { ...skeletonOf(schema.node, openTag?.(schema)), 'x-is-named': true },
        ]),
      ),
    },
  } satisfies OpenApiDocument;
}

function skeletonOf(node: Node, openTag?: OpenTag): Skeleton {
  const { doc: description, deprecated } = node;
  const own = {
    'x-node': node,
    ...(description && { description }),
    ...(deprecated && { deprecated }),
  };
  switch (node.kind) {
    case 'ref':
      return { ...own, $ref: `#/components/schemas/${node.name}` };
    case 'any':
      return own;
    case 'values':
      return { ...own, enum: [...node.values] };
    case 'array': {
      const items = skeletonOf(node.items, openTag);
      // hey-api merges a list with the union of its items unless the union is inside another one.
      return { ...own, type: 'array', items: items.anyOf ? { anyOf: [items] } : items };
    }
    case 'union': {
      const tag = openTag?.(node);
      // hey-api drops members that look equal to it. That is correct for types but not for validators.
      const members = node.of.map((one, at) => ({
        ...skeletonOf(one, openTag),
        ...(!openTag && { format: `${at}` }),
      }));
      return { ...own, anyOf: [...members, ...(tag === undefined ? [] : [unknownMember(tag)])] };
    }
    case 'object':
      return {
        ...own,
        type: 'object',
        properties: Object.fromEntries(
          node.properties.map(({ key, node: property }) => [
            key,
            { ...skeletonOf(property, openTag), 'x-key': key },
          ]),
        ),
        required: node.properties.filter(({ required }) => required).map(({ key }) => key),
        // Without this keyword, the type of an open object gets no index signature.
        ...(node.others !== true && {
          additionalProperties: node.others === false ? false : skeletonOf(node.others, openTag),
        }),
      };
    default:
      return { ...own, type: node.kind };
  }
}

function unknownMember(tag: string): Skeleton {
  const properties = { [tag]: { type: 'string', 'x-unknown-tag': true } };
  return { type: 'object', properties, required: [tag] };
}
