import type { Schema } from '../spec/openapi.ts';
import type { Model } from './model.ts';
import type { Node } from './node.ts';

/** A schema for hey-api: its structure in keywords, and the node that the resolvers render from. */
export type Skeleton = Schema & { 'x-node'?: Node; 'x-is-named'?: boolean; 'x-key'?: string };

/**
 * The document that hey-api's zod plugin reads. It has the structure of the schemas alone: hey-api
 * drops and rewrites some keywords, so a resolver takes those from the node.
 */
export function skeletonDocument({ schemas }: Model): object {
  return {
    openapi: '3.1.0',
    info: { title: '', version: '' },
    paths: {},
    components: {
      schemas: Object.fromEntries(
        schemas.map(({ name, node }) => [name, { ...skeletonOf(node), 'x-is-named': true }]),
      ),
    },
  };
}

function skeletonOf(node: Node): Skeleton {
  const own = { 'x-node': node, ...(node.description && { description: node.description }) };
  switch (node.kind) {
    case 'ref':
      return { ...own, $ref: `#/components/schemas/${node.name}` };
    case 'null':
      return { ...own, type: 'null' };
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
      return { ...own, type: 'string' };
  }
}
