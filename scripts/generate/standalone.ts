import type { Spec } from '../spec/load.ts';
import { byDependency } from '../spec/uses.ts';
import { docComment, renderValidators, withImports } from './text.ts';

/** Writes a module with a Standard Schema per schema. The module needs no library. */
export function renderStandalone({ schemas, operations }: Spec): string {
  const statements = [...byDependency(schemas)].map(([name, { description }]) => {
    const type = `StandardSchema<types.${name}>`;
    return `${docComment(description)}export const ${name}: ${type} = /* @__PURE__ */ standard(is${name});`;
  });
  return withImports([...statements, renderValidators(operations)], {
    '../checks/standard-schema.ts': ['standard', 'type StandardSchema'],
    './checks.gen.ts': [...byDependency(schemas).keys()].map((name) => `is${name}`),
  });
}
