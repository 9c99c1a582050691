import { Check } from './check.ts';
import type { Model, NamedSchema } from './model.ts';
import { withImports } from './text.ts';

const jsonTests = [
  'countValid',
  'areUnique',
  'isInteger',
  'isMultipleOf',
  'isNumber',
  'isObject',
  'isString',
];

/**
 * Writes a module with a predicate per schema, such as `isChatSession` for `ChatSession`. With a sink,
 * the predicate adds every issue to it.
 */
export function renderChecks({ schemas, nodes }: Model): string {
  return withImports(
    schemas.flatMap((schema) => renderCheck(schema, nodes)),
    {
      '../checks/issues.ts': [
        'addIssue',
        'addIssueAt',
        'addUnknownKey',
        'addUnknownTag',
        'under',
        'type IssueSink',
      ],
      '../checks/json.ts': jsonTests,
    },
  );
}

/** Writes the check of a schema after the checks of its unnamed parts. */
function renderCheck({ name, node }: NamedSchema, nodes: Model['nodes']): string[] {
  const check = new Check(name, nodes);
  const body = check.body(node);
  const parameters = 'value: unknown, sink?: IssueSink';
  return [
    ...check.inner,
    `export function is${name}(${parameters}): value is types.${name} {\n${body}\n}`,
  ];
}
