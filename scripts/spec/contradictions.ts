import { hasType, isOfType, keywordsOf } from './keywords.ts';
import { greatest, smallest } from './merge.ts';
import type { Schema } from './openapi.ts';

type Contradiction = [key: string, message: string];

/** Finds keywords of a merged schema that have no effect or allow no value. */
export function contradictions(flat: Schema): Contradiction[] {
  if (flat.$ref ?? flat.anyOf ?? flat.oneOf) return [];
  const { type = [], enum: values, properties = {}, required = [] } = flat;
  const { additionalProperties, propertyNames } = flat;
  const types = [type].flat();
  const effective = values ? [] : types.flatMap(keywordsOf);
  const reason = values
    ? 'has no effect beside a const or an enum'
    : types.length > 0
      ? `has no effect on the type ${types.join(' or ')}`
      : 'needs a type beside it';
  const found = Object.keys(flat)
    .filter((key) => isOfType(key) && !effective.includes(key))
    .map((key): Contradiction => [key, reason]);
  if (values && !values.some((value) => hasType(value, flat.type))) {
    found.push(['type', 'the const or enum has no value of this type']);
  }
  const entries = new Map<string, unknown>(Object.entries(flat));
  for (const [at, least] of greatest.entries()) {
    const most = smallest[at] ?? '';
    if (Number(entries.get(least)) > Number(entries.get(most))) {
      found.push([least, `is above the ${most}, so no value is valid`]);
    }
  }
  const isClosed = additionalProperties === false;
  for (const key of required.filter((one) => isClosed && !Object.hasOwn(properties, one))) {
    const message = `requires "${key}", which additionalProperties: false does not allow`;
    found.push(['required', message]);
  }
  if (propertyNames && (isClosed || Object.keys(properties).length + required.length > 0)) {
    const message = 'is supported only for objects without properties and required';
    found.push(['propertyNames', message]);
  }
  return found;
}
