import { resolve, type Document, type Schema } from './document.ts';

/** Returns an example that fits a schema and has only its required properties. */
export function sample(schema: Schema, document: Document, name = 'value'): unknown {
  const resolved = resolve<Schema>(document, schema);
  const { type, const: only, enum: values, properties, required = [], items } = resolved;
  if (only !== undefined) return only;
  if (values) return values[0];
  if (resolved.default !== undefined) return resolved.default;
  const [member] = resolved.anyOf ?? resolved.oneOf ?? [];
  if (member) return sample(member, document, name);
  switch ([type].flat()[0]) {
    case 'string':
      return `${name}_1`;
    case 'integer':
    case 'number':
      return Number(resolved['minimum'] ?? 1);
    case 'boolean':
      return true;
    case 'array':
      return items ? [sample(items, document, name)] : [];
    default:
      return Object.fromEntries(
        // An id is the id of the object.
        required.map((key) => [
          key,
          sample(properties?.[key] ?? {}, document, key === 'id' ? name : key),
        ]),
      );
  }
}
