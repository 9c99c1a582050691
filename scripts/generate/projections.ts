import type { OpenApiDocument, Schema } from '../spec/openapi.ts';

/** The document with its schemas alone, so that nothing but their names is generated from it. */
export function schemasOnly(document: OpenApiDocument): OpenApiDocument {
  const { openapi, info, components } = document;
  return { openapi, info, paths: {}, components: { schemas: components?.schemas ?? {} } };
}

/** With the default and the bounds of each schema in its description, for the types' docs. */
export function withBoundsInDocs(document: OpenApiDocument): OpenApiDocument {
  eachSchema(document, (schema) => {
    const text = withBounds(schema.description, schema);
    if (text !== undefined) schema.description = text;
  });
  return document;
}

/** A description, if there is one, with the default and the bounds of its schema, if it has any. */
function withBounds(description: string | undefined, schema: Schema): string | undefined {
  const { minLength, maxLength, minimum, maximum, default: value } = schema;
  const { minProperties, maxProperties } = schema;
  const bounds = { minLength, maxLength, minimum, maximum, minProperties, maxProperties };
  const lines = Object.entries(bounds)
    .filter(([, bound]) => bound !== undefined)
    .map(([name, bound]) => `@${name} ${bound}`);
  if (value !== undefined) lines.push(`@default ${JSON.stringify(value)}`);
  return [description, lines.join('\n')].filter(Boolean).join('\n\n') || undefined;
}

function eachSchema(document: OpenApiDocument, visit: (schema: Schema) => void): void {
  const walk = (schema: Schema): void => {
    visit(schema);
    const { properties, additionalProperties, propertyNames, items, anyOf } = schema;
    for (const property of Object.values(properties ?? {})) walk(property);
    if (typeof additionalProperties === 'object') walk(additionalProperties);
    if (propertyNames) walk(propertyNames);
    if (items) walk(items);
    anyOf?.forEach(walk);
  };
  for (const schema of Object.values(document.components?.schemas ?? {})) walk(schema);
}
