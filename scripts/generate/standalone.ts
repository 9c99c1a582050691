import type { Model } from './model.ts';
import { docComment, renderValidators, withImports } from './text.ts';

/** A module with a Standard Schema per schema that needs no library. */
export function renderStandalone({ schemas, validators }: Model): string {
  const statements = schemas.map(({ name, node, inSpec }) => {
    const type = `StandardSchema<${inSpec ? `types.${name}` : 'unknown'}>`;
    return `${docComment(node.description)}export const ${name}: ${type} = /* @__PURE__ */ standard(is${name});`;
  });
  return withImports([...statements, renderValidators(validators)], {
    '../checks/standard-schema.ts': ['standard', 'type StandardSchema'],
    './checks.gen.ts': schemas.map(({ name }) => `is${name}`),
  });
}
