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
 * A module with a function per schema, such as `isChatSession` for `ChatSession`: a predicate that
 * adds everything that is wrong to a sink, if it gets one.
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

/** The text of a schema's check, after those of the parts that have no name. */
function renderCheck({ name, node }: NamedSchema, nodes: Model['nodes']): string[] {
  const check = new Check(name, nodes);
  const body = check.body(node);
  const parameters = 'value: unknown, sink?: IssueSink';
  return [
    ...check.inner,
    `export function is${name}(${parameters}): value is types.${name} {\n${body}\n}`,
  ];
}
