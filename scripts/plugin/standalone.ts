import { expected, expectedKey, hintOf } from './expected.ts';
import type { Model, NamedSchema } from './model.ts';
import { withoutNull, type Node, type ObjectNode } from './node.ts';
import { isScalar, listed, scalarTest } from './predicates.ts';
import { docComment, pureCall, quoted, renderValidators, withImports } from './text.ts';

type Nodes = Model['nodes'];

/** A module with a Standard Schema per schema that needs no library. */
export function renderStandalone({ schemas, nodes, validators }: Model): string {
  const statements = [
    ...schemas.flatMap((schema) => renderSchema(schema, nodes)),
    renderValidators(validators),
  ];
  return withImports(statements, {
    '../explain.ts': ['array', 'closed', 'either', 'leaf', 'map', 'nullable', 'open'],
    '../json.ts': ['isInteger', 'isNumber', 'isString'],
    '../standard.ts': ['standard', 'type StandardSchema'],
    './predicates.gen.ts': schemas.map(({ name }) => `is${name}`),
  });
}

function renderSchema({ name, node, doc, inSpec }: NamedSchema, nodes: Nodes): string[] {
  const type = inSpec ? `types.${name}` : 'unknown';
  return [
    `const explain${name} = ${explain(node, nodes)};`,
    `${docComment(doc)}export const ${name}: StandardSchema<${type}> = ` +
      `/* @__PURE__ */ standard(is${name}, explain${name});`,
  ];
}

/** An expression for what finds the issues of a value that the node refuses. */
function explain(node: Node, nodes: Nodes): string {
  const hint = hintOf(node, nodes);
  const inner = withoutNull(node);
  if (node.kind === 'ref') return `explain${node.name}`;
  if (node.kind === 'object') return object(node, nodes);
  if (node.kind === 'array') return pureCall('array', [explain(node.items, nodes), quoted(hint)]);
  if (node.kind === 'map') {
    const { values, max, maxKey, min, minKey } = node;
    const texts = [expected(node, nodes), expectedKey(node)].map((text) => JSON.stringify(text));
    const bounds = listed([max, maxKey, min, minKey]);
    return pureCall('map', [explain(values, nodes), ...texts, quoted(hint), ...bounds]);
  }
  const text = JSON.stringify(expected(node, nodes));
  if (node.kind !== 'anyOf') return leaf(scalarTest(node, 'value'), text, hint);
  if (node.of.every(isScalar)) {
    return leaf(node.of.map((option) => scalarTest(option, 'value')).join(' || '), text, hint);
  }
  if (inner) return pureCall('nullable', [explain(inner, nodes)]);
  const options = node.of.map((option) => explain(option, nodes));
  return pureCall('either', [text, quoted(hint) ?? 'undefined', ...options]);
}

function leaf(test: string, text: string, hint: string): string {
  return pureCall('leaf', [`(value) => ${test}`, text, quoted(hint)]);
}

function object(node: ObjectNode, nodes: Nodes): string {
  const properties = (required: boolean): string | undefined => {
    const some = node.properties.filter((property) => property.required === required);
    const entries = some.map(
      ({ key, node: property }) => `${JSON.stringify(key)}: ${explain(property, nodes)}`,
    );
    return required || some.length > 0 ? `{ ${entries.join(', ')} }` : undefined;
  };
  const misnamed =
    Object.keys(node.misnamed).length > 0 ? JSON.stringify(node.misnamed) : undefined;
  return pureCall(node.closed ? 'closed' : 'open', [
    properties(true),
    properties(false),
    quoted(node.hint),
    misnamed,
  ]);
}
