import type { Model } from './model.ts';
import { docComment, pureCall, renderValidators, withImports } from './text.ts';

/** A module with a Standard Schema per schema that needs no library. */
export function renderStandalone({ schemas, validators }: Model): string {
  const statements = schemas.map(({ name, doc }) => {
    const type = `StandardSchema<types.${name}>`;
    return `${docComment(doc)}export const ${name}: ${type} = ${pureCall('standard', [`is${name}`])};`;
  });
  return withImports([...statements, renderValidators(validators)], {
    '../standard.ts': ['standard', 'type StandardSchema'],
    './checks.gen.ts': schemas.map(({ name }) => `is${name}`),
  });
}
