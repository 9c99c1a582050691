import { hintOf, referred } from './expected.ts';
import type { Model } from './model.ts';
import type { Node } from './node.ts';

/** A module that says, by operation and by the path in its body, what to do about a refusal. */
export function renderAdvice({ nodes, validators }: Model): string {
  const rows = [...validators].flatMap(([id, { request }]) => {
    const found = new Map<string, string>();
    if (request) collect(referred(request, nodes), nodes, [], found);
    if (found.size === 0) return [];
    return [`[${JSON.stringify(id)}, /* @__PURE__ */ new Map(${JSON.stringify([...found])})],`];
  });
  return [
    "/** By operationId and by the path in the operation's body, as JSON: what to do about what is refused. */",
    'export const advice: ReadonlyMap<string, ReadonlyMap<string, string>> =',
    `/* @__PURE__ */ new Map([${rows.join('\n')}]);`,
  ].join('\n');
}

function collect(
  node: Node,
  nodes: Model['nodes'],
  path: readonly string[],
  found: Map<string, string>,
): void {
  const hint = hintOf(node, nodes);
  if (hint !== '') found.set(JSON.stringify(path), hint);
  const target = node.kind === 'ref' ? referred(node.name, nodes) : node;
  if (target.kind !== 'object') return;
  for (const { key, node: property } of target.properties) {
    collect(property, nodes, [...path, key], found);
  }
  for (const [key, advice] of Object.entries(target.misnamed)) {
    found.set(JSON.stringify([...path, key]), advice);
  }
}
