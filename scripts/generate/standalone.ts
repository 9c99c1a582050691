import type { Spec } from '../spec/load.ts';
import { byDependency } from '../spec/uses.ts';
import { Check } from './check.ts';
import { docComment, renderValidators } from './text.ts';

const checkImports = `
import type * as types from '@chatkit-sessions/types';
import { addIssue, addUnknownKey, addUnknownTag, under, type IssueSink } from '../checks/issues.ts';
import { countValid, areUnique, isInteger, isMultipleOf, isNumber, isObject, isString } from '../checks/json.ts';
`;

/**
 * Writes a module with a predicate per schema, such as `isChatSession` for `ChatSession`. With a sink,
 * the predicate adds every issue to it.
 */
export function renderChecks({ schemas }: Spec): string {
  const functions = [...byDependency(schemas)].flatMap(([name, schema]) => {
    const check = new Check(name, schemas);
    const body = check.body(schema);
    const parameters = 'value: unknown, sink?: IssueSink';
    // The checks of unnamed parts come first.
    return [
      ...check.inner,
      `export function is${name}(${parameters}): value is types.${name} {\n${body}\n}`,
    ];
  });
  return [checkImports, ...functions].join('\n\n');
}

/** Writes a module with a Standard Schema per schema. The module needs no library. */
export function renderStandalone({ schemas, operations }: Spec): string {
  const sorted = [...byDependency(schemas)];
  const statements = sorted.map(([name, { description }]) => {
    const type = `StandardSchema<types.${name}>`;
    return `${docComment(description)}export const ${name}: ${type} = /* @__PURE__ */ standard(is${name});`;
  });
  const checks = sorted.map(([name]) => `is${name}`).join(', ');
  return [
    `import type * as types from '@chatkit-sessions/types';
import { standard, type StandardSchema } from '../checks/standard-schema.ts';
import { ${checks} } from './checks.gen.ts';`,
    ...statements,
    renderValidators(operations),
  ].join('\n\n');
}
