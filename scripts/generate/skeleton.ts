import type { OpenApiDocument, Schema } from '../spec/openapi.ts';
import type { Model, NamedSchema } from './model.ts';
import type { Node, UnionShape } from './node.ts';

/** A schema for hey-api, with the node that it was written from. */
export type Skeleton = Schema & {
  'x-node'?: Node;
  'x-is-named'?: boolean;
  'x-key'?: string;
  /** Whether it is the tag of a member that an open union may get in a newer API. */
  'x-unknown-tag'?: boolean;
};

/** For a union, the tag that tells its members apart if the union is open; else undefined. */
type OpenTag = (union: UnionShape) => string | undefined;

/**
 * A document of the model's schemas in the few keywords that hey-api reads without loss. It drops or
 * rewrites others, so the resolvers of its plugins take those from the node.
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
      // hey-api drops a member that looks the same as another one to it, which is right for types alone.
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
        // Without the keyword, the type of an open object has no index signature.
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
