import type { Schema } from './openapi.ts';

/** Keywords that say something to people or to tools, and never decide which values are valid. */
const annotations: readonly string[] = [
  '$comment',
  'contentEncoding',
  'contentMediaType',
  'default',
  'deprecated',
  'description',
  'discriminator',
  'example',
  'examples',
  'externalDocs',
  'format',
  'readOnly',
  'title',
  'writeOnly',
  'xml',
];

export function isAnnotation(keyword: string): boolean {
  return annotations.includes(keyword) || keyword.startsWith('x-');
}

/** The part of a schema that decides which values are valid. */
export function constraintsOf(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !isAnnotation(key)));
}

/** The part of a schema that is about people. */
export function annotationsOf(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => isAnnotation(key)));
}
