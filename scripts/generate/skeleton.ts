import type { OpenApiDocument, Schema } from '../spec/openapi.ts';
import type { Model } from './model.ts';
import type { Node } from './node.ts';

/** A schema for hey-api, with the node that it was written from. */
export type Skeleton = Schema & { 'x-node'?: Node; 'x-is-named'?: boolean; 'x-key'?: string };

/**
 * A document of the model's schemas in the few keywords that hey-api reads without loss. It drops or
 * rewrites others, so the resolvers of its plugins take those from the node.
 */
export function skeletonDocument(schemas: Model['schemas']): object {
  return {
    openapi: '3.1.0',
    info: { title: '', version: '' },
    paths: {},
    components: {
      schemas: Object.fromEntries(
        schemas.map(({ name, node }) => [name, { ...skeletonOf(node), 'x-is-named': true }]),
      ),
    },
  } satisfies OpenApiDocument;
}

function skeletonOf(node: Node): Skeleton {
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
      const items = skeletonOf(node.items);
      // hey-api merges a list with the union of its items unless the union is inside another one.
      return { ...own, type: 'array', items: items.anyOf ? { anyOf: [items] } : items };
    }
    case 'union':
      // hey-api drops a member that looks the same as another one to it.
      return { ...own, anyOf: node.of.map((one, at) => ({ ...skeletonOf(one), format: `${at}` })) };
    case 'object':
      return {
        ...own,
        type: 'object',
        properties: Object.fromEntries(
          node.properties.map(({ key, node: property }) => [
            key,
            { ...skeletonOf(property), 'x-key': key },
          ]),
        ),
        required: node.properties.filter(({ required }) => required).map(({ key }) => key),
        additionalProperties:
          typeof node.others === 'object' ? skeletonOf(node.others) : node.others,
      };
    default:
      return { ...own, type: node.kind };
  }
}
