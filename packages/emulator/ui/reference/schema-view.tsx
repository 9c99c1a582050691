import { resolve, type Document, type Schema } from './document.ts';
import { Prose } from './prose.tsx';

interface SchemaProps {
  schema: Schema;
  document: Document;
}

/** The properties of an object, or the members of a union. */
export function SchemaView({ schema, document }: SchemaProps) {
  const { properties, required = [], items, ...rest } = resolve<Schema>(document, schema);
  if (items) return <SchemaView schema={items} document={document} />;
  const members = membersOf(rest, document);
  return (
    <ul class="schema">
      {Object.entries(properties ?? {}).map(([name, property]) => (
        <Property
          name={name}
          isRequired={required.includes(name)}
          schema={property}
          document={document}
          key={name}
        />
      ))}
      {members.map((member, at) => (
        <Property
          name={member.$ref?.split('/').at(-1) ?? `option ${at + 1}`}
          isRequired
          schema={member}
          document={document}
          key={at}
        />
      ))}
    </ul>
  );
}

/** The members of a union that have properties of their own. */
function membersOf({ anyOf, oneOf, allOf }: Schema, document: Document): Schema[] {
  return [...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])].filter((member) =>
    isNested(member, document),
  );
}

function isNested(schema: Schema, document: Document): boolean {
  const { properties, items, ...rest } = resolve<Schema>(document, schema);
  if (items) return isNested(items, document);
  return properties !== undefined || membersOf(rest, document).length > 0;
}

interface PropertyProps extends SchemaProps {
  name: string;
  isRequired: boolean;
  note?: string;
}

export function Property({ name, isRequired, note, schema, document }: PropertyProps) {
  const resolved = resolve<Schema>(document, schema);
  const description = schema.description ?? resolved.description;
  const limits = limitsOf(resolved);
  return (
    <li>
      <p class="property">
        <span class="mono name">{name}</span>
        <span class="type">{typeOf(schema, document)}</span>
        {note && <span class="type">{note}</span>}
        {isRequired ? <span class="required">required</span> : null}
        {limits && <span class="mono limits">{limits}</span>}
      </p>
      {description && <Prose text={description} />}
      {isNested(schema, document) && (
        <details>
          <summary>
            Fields<span class="hidden"> of {name}</span>
          </summary>
          {/* Renders on demand: a schema may contain itself. */}
          <SchemaView schema={schema} document={document} />
        </details>
      )}
    </li>
  );
}

function typeOf(schema: Schema, document: Document): string {
  const resolved = resolve<Schema>(document, schema);
  const { type, items, anyOf, oneOf, const: only, enum: values } = resolved;
  if (only !== undefined) return JSON.stringify(only);
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (items) return `list of ${typeOf(items, document)}`;
  const union = anyOf ?? oneOf;
  if (union) return [...new Set(union.map((member) => typeOf(member, document)))].join(' | ');
  return [type ?? 'any'].flat().join(' | ');
}

const limits: readonly (readonly [keyword: string, prefix: string])[] = [
  ['minimum', '≥ '],
  ['exclusiveMinimum', '> '],
  ['maximum', '≤ '],
  ['minLength', 'length ≥ '],
  ['maxLength', 'length ≤ '],
  ['maxProperties', 'entries ≤ '],
  ['default', 'default '],
];

function limitsOf(schema: Schema): string {
  return limits
    .filter(([keyword]) => schema[keyword] !== undefined)
    .map(([keyword, prefix]) => prefix + JSON.stringify(schema[keyword]))
    .join(', ');
}
