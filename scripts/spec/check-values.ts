import type { Schema } from './openapi.ts';
import type { Problem } from './problem.ts';

type Place = Problem['path'];

/** Checks the constants, the pattern and the bounds of a schema. */
export function checkValues(schema: Schema, path: Place): Problem[] {
  const problems: Problem[] = [];
  const add = (key: string, message: string): void =>
    void problems.push({ path: [...path, key], message });
  const { enum: values, const: value, pattern, type } = schema;
  const fixed = value === undefined ? values : [value];
  const key = value === undefined ? 'enum' : 'const';
  if (fixed?.length === 0) add(key, 'must have at least one value');
  if (fixed?.some((one) => typeof one === 'object' && one !== null)) {
    add(key, 'must be strings, numbers, booleans or null');
  }
  const misfit = fixed?.find((one) => type !== undefined && !hasType(one, [type].flat()));
  if (misfit !== undefined)
    add(key, `${JSON.stringify(misfit)} does not have the type ${[type].flat().join(' or ')}`);
  if (new Set(values).size < (values?.length ?? 0)) add('enum', 'must not repeat a value');
  if (pattern !== undefined && !compiles(pattern))
    add('pattern', 'is not a regular expression of JavaScript with the flag u');
  return [...problems, ...checkBounds(schema, path)];
}

function hasType(value: unknown, types: readonly (string | undefined)[]): boolean {
  const own = value === null ? 'null' : typeof value;
  return types.includes(own) || (Number.isInteger(value) && types.includes('integer'));
}

function compiles(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'));
  } catch {
    return false;
  }
}

/** Checks the texts of validator messages: `x-hint`, `x-unit` and `x-misnamed`. */
export function checkTexts(schema: Schema, path: Place): Problem[] {
  const misnamed = Object.entries(schema['x-misnamed'] ?? {});
  const texts: [key: string[], text: unknown][] = [
    ...(['x-hint', 'x-unit'] as const)
      .filter((key) => schema[key] !== undefined)
      .map((key): [string[], unknown] => [[key], schema[key]]),
    ...misnamed.map(([key, text]): [string[], unknown] => [['x-misnamed', key], text]),
  ];
  const problems = texts
    .filter(([, text]) => typeof text !== 'string' || text.trim() === '')
    .map(([key]) => ({ path: [...path, ...key], message: 'must be a string that is not blank' }));
  for (const [key] of misnamed.filter(([name]) => Object.hasOwn(schema.properties ?? {}, name))) {
    problems.push({
      path: [...path, 'x-misnamed', key],
      message: 'must not be the name of a property',
    });
  }
  return problems;
}

/** Checks that each bound is finite and that the lower bound is not above the upper bound. */
function checkBounds(schema: Schema, path: Place): Problem[] {
  const pairs = [
    ['minimum', 'maximum'],
    ['exclusiveMinimum', 'exclusiveMaximum'],
    ['minLength', 'maxLength'],
    ['minItems', 'maxItems'],
    ['minProperties', 'maxProperties'],
  ] as const;
  return pairs.flatMap(([least, most]) => {
    const endless = [least, most].filter((key) => !Number.isFinite(schema[key] ?? 0));
    if (endless.length > 0) {
      const message = 'must be finite; remove the keyword if there is no bound';
      return endless.map((key) => ({ path: [...path, key], message }));
    }
    if ((schema[least] ?? -Infinity) <= (schema[most] ?? Infinity)) return [];
    const message = `is above the ${most}, so no value is valid`;
    return [{ path: [...path, least], message }];
  });
}
