import type { Model } from './model.ts';
import { docComment, renderValidators, withImports } from './text.ts';

/** Writes a module with a Standard Schema per schema. The module needs no library. */
export function renderStandalone({ schemas, validators }: Model): string {
  const statements = schemas.map(({ name, node }) => {
    const type = `StandardSchema<types.${name}>`;
    return `${docComment(node.description)}export const ${name}: ${type} = /* @__PURE__ */ standard(is${name});`;
  });
  return withImports([...statements, renderValidators(validators)], {
    '../checks/standard-schema.ts': ['standard', 'type StandardSchema'],
    './checks.gen.ts': schemas.map(({ name }) => `is${name}`),
  });
}
