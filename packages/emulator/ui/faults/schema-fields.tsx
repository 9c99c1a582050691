import { Field, Select } from '../parts/field.tsx';
import type { Schema } from '../reference/document.ts';

/** The values of the fields by property name. Blank values are left out. */
export type Values = Readonly<Record<string, string>>;

/** Reads the fields as the object that the schema describes. Throws for a header without a colon. */
export function readValues(schema: Schema, values: Values): Record<string, unknown> {
  const entries = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const text = values[name]?.trim() ?? '';
    return text === '' ? [] : [[name, readValue(property, text)] as const];
  });
  return Object.fromEntries(entries);
}

function readValue(property: Schema, text: string): unknown {
  if (isNumber(property)) return Number(text);
  if (property.enum || property.type === 'string') return text;
  if (isMap(property)) return Object.fromEntries(text.split('\n').map(readLine));
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function readLine(line: string): [string, string] {
  const [, name, value] = /^\s*([^:\s]+)\s*:\s*(.*)$/.exec(line) ?? [];
  if (name === undefined || value === undefined) {
    throw new Error(`Each line must be "name: value", got "${line}".`);
  }
  return [name, value];
}

function isNumber({ type }: Schema): boolean {
  return type === 'integer' || type === 'number';
}

function isMap({ type, additionalProperties }: Schema): boolean {
  return type === 'object' && typeof additionalProperties === 'object';
}

interface SchemaFieldsProps {
  schema: Schema;
  values: Values;
  onValue: (name: string, value: string) => void;
}

/** A field for each property of an object's schema. */
export function SchemaFields({ schema, values, onValue }: SchemaFieldsProps) {
  return (
    <>
      {Object.entries(schema.properties ?? {}).map(([name, property]) => (
        <PropertyField
          name={name}
          property={property}
          value={values[name] ?? ''}
          onValue={(value) => onValue(name, value)}
          key={name}
        />
      ))}
    </>
  );
}

interface PropertyFieldProps {
  name: string;
  property: Schema;
  value: string;
  onValue: (value: string) => void;
}

function PropertyField({ name, property, value, onValue }: PropertyFieldProps) {
  const label = name.charAt(0).toUpperCase() + name.slice(1);
  const common = { label, value, onValue, hint: property.description };
  if (property.enum) {
    return <Select {...common} options={property.enum.map(String)} none="Default" />;
  }
  if (isNumber(property)) {
    const { minimum, maximum } = property as { minimum?: number; maximum?: number };
    // The step "any" allows a number with a fraction.
    const step = property.type === 'integer' ? 1 : 'any';
    return <Field {...common} type="number" min={minimum} max={maximum} step={step} />;
  }
  const placeholder = isMap(property) ? 'name: value' : undefined;
  return <Field {...common} lines={2} mono placeholder={placeholder} />;
}
