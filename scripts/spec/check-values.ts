import type { Schema } from './openapi.ts';
import type { Problem } from './problem.ts';

/** Holds constants and bounds to what a validator can be made of. */
export function checkValues(schema: Schema, path: Problem['path']): Problem[] {
  const problems: Problem[] = [];
  const { enum: values, const: value } = schema;
  const fixed = value === undefined ? values : [value];
  if (fixed && (fixed.length === 0 || fixed.some((one) => typeof one !== 'string'))) {
    const key = value === undefined ? 'enum' : 'const';
    problems.push({ path: [...path, key], message: 'only strings are expressed, one at least' });
  }
  if (fixed && (schema.minLength ?? schema.maxLength) !== undefined) {
    problems.push({ path, message: 'a const or an enum already decides the length' });
  }
  if (fixed && Array.isArray(schema.type)) {
    const message = 'a const or an enum decides whether null is admitted: use anyOf';
    problems.push({ path: [...path, 'type'], message });
  }
  if (value !== undefined && values) problems.push({ path, message: 'has a const and an enum' });
  if (new Set(values).size < (values?.length ?? 0)) {
    problems.push({ path: [...path, 'enum'], message: 'has a value twice' });
  }
  if ([schema.type].flat().includes('array') && !schema.items) {
    problems.push({ path, message: 'an array needs items' });
  }
  return [...problems, ...checkBounds(schema, path), ...checkTexts(schema, path)];
}

/** What is said to people must be a text, and about a key that is a mistake. */
function checkTexts(schema: Schema, path: Problem['path']): Problem[] {
  const misnamed = Object.entries(schema['x-misnamed'] ?? {});
  const texts: [key: string[], text: unknown][] = [
    ...(['x-hint', 'x-unit'] as const)
      .filter((key) => schema[key] !== undefined)
      .map((key): [string[], unknown] => [[key], schema[key]]),
    ...misnamed.map(([key, text]): [string[], unknown] => [['x-misnamed', key], text]),
  ];
  const problems = texts
    .filter(([, text]) => typeof text !== 'string' || text.trim() === '')
    .map(([key]) => ({ path: [...path, ...key], message: 'must be a text' }));
  for (const [key] of misnamed.filter(([name]) => Object.hasOwn(schema.properties ?? {}, name))) {
    problems.push({ path: [...path, 'x-misnamed', key], message: 'is the name of a property' });
  }
  return problems;
}

/** A bound must be a number that source code can hold, and some value must lie between the two. */
function checkBounds(schema: Schema, path: Problem['path']): Problem[] {
  const pairs = [
    ['minimum', 'maximum'],
    ['minLength', 'maxLength'],
    ['minProperties', 'maxProperties'],
  ] as const;
  return pairs.flatMap(([least, most]) => {
    const endless = [least, most].filter((key) => !Number.isFinite(schema[key] ?? 0));
    if (endless.length > 0) {
      const message = 'must be finite; without a bound, leave it out';
      return endless.map((key) => ({ path: [...path, key], message }));
    }
    if ((schema[least] ?? -Infinity) <= (schema[most] ?? Infinity)) return [];
    const message = `is above the ${most}, so that nothing fits`;
    return [{ path: [...path, least], message }];
  });
}
