import type { Schema } from './openapi.ts';
import type { Problem } from './problem.ts';

/** The supported constraints for each JSON type. */
const constraints: Readonly<Record<string, readonly string[]>> = {
  string: ['minLength', 'maxLength', 'pattern'],
  integer: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  boolean: [],
  null: [],
  array: ['items', 'minItems', 'maxItems', 'uniqueItems'],
  object: [
    'properties',
    'required',
    'additionalProperties',
    'propertyNames',
    'minProperties',
    'maxProperties',
  ],
};

/** Whether a keyword is a supported constraint. */
export function isConstraint(keyword: string): boolean {
  return ['const', 'enum'].includes(keyword) || Object.values(constraints).flat().includes(keyword);
}

/** Checks that each constraint of a merged schema applies to one of its types. */
export function checkKeywordsOfType(schema: Schema, path: Problem['path']): Problem[] {
  if (schema.anyOf || schema.oneOf) return [];
  const types = [schema.type ?? []].flat();
  const about = types.flatMap((type) => constraints[type] ?? []);
  const problems = Object.keys(schema)
    .filter((key) => isConstraint(key) && !['const', 'enum'].includes(key) && !about.includes(key))
    .map<Problem>((key) => ({
      path: [...path, key],
      message:
        types.length > 0
          ? `has no effect on the type ${types.join(' or ')}`
          : 'needs a type beside it',
    }));
  return [...problems, ...checkFixed(schema, about, path), ...checkObject(schema, path)];
}

function checkFixed(schema: Schema, about: readonly string[], path: Problem['path']): Problem[] {
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (!values) return [];
  const beside = about.filter((key) => key in schema);
  if (schema.const !== undefined && schema.enum) beside.push('enum');
  return beside.map((key) => ({
    path: [...path, key],
    message: 'has no effect beside a const or an enum',
  }));
}

function checkObject(schema: Schema, path: Problem['path']): Problem[] {
  const problems: Problem[] = [];
  const { properties = {}, additionalProperties = true, propertyNames, required = [] } = schema;
  for (const key of [...Object.keys(properties), ...required].filter(
    (one) => one in Object.prototype,
  )) {
    const message = `every JavaScript object inherits "${key}", so a missing property cannot be detected`;
    problems.push({ path: [...path, 'properties', key], message });
  }
  if (schema['x-misnamed'] && additionalProperties !== false) {
    const message = 'has no effect, because this object allows unknown keys';
    problems.push({ path: [...path, 'x-misnamed'], message });
  }
  for (const key of required.filter(
    (one) => additionalProperties === false && !Object.hasOwn(properties, one),
  )) {
    const message = `requires "${key}", which additionalProperties: false does not allow`;
    problems.push({ path: [...path, 'required'], message });
  }
  if (propertyNames && (Object.keys(properties).length > 0 || additionalProperties === false)) {
    const message = 'is supported only for objects without properties';
    problems.push({ path: [...path, 'propertyNames'], message });
  }
  const others = Object.keys(propertyNames ?? {}).filter(
    (key) => !['type', 'minLength', 'maxLength', 'pattern', 'description'].includes(key),
  );
  if (others.length > 0 || (propertyNames?.type ?? 'string') !== 'string') {
    const message = 'may have a type string, minLength, maxLength and pattern only';
    problems.push({ path: [...path, 'propertyNames'], message });
  }
  return problems;
}
