import type { Spec } from '../spec/load.ts';
import { Check } from './check.ts';
import { byDependency } from '../spec/uses.ts';
import { withImports } from './text.ts';

const issues = 'addIssue addUnknownKey addUnknownTag under';
const jsonTests = 'countValid areUnique isInteger isMultipleOf isNumber isObject isString';

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
  return withImports(functions, {
    '../checks/issues.ts': [...issues.split(' '), 'type IssueSink'],
    '../checks/json.ts': jsonTests.split(' '),
  });
}
