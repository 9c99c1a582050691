import { isNode, type Node } from '../compare/document.ts';
import { find } from '../spec/references.ts';
import { readYaml, type YamlText } from '../spec/yaml-text.ts';

/** A spec to compare. The generator does not have to support it. */
export interface SpecText extends Pick<YamlText, 'lineOf'> {
  /** The file or revision, for messages. */
  label: string;
  document: Node;
  /** Returns the keys that lead to an object. Returns undefined for an object of another document. */
  keysOf(node: Node): readonly string[] | undefined;
}

/** Parses a spec. Throws an error with its label if it is not an OpenAPI document. */
export function parseSpecText(label: string, text: string): SpecText {
  const { value, problems, lineOf } = readYaml(text);
  const refuse = (reason: string): never => {
    throw new Error(`${label} is not an OpenAPI document. ${reason.trim()}`);
  };
  if (problems[0]) return refuse(problems[0].message);
  if (!isNode(value) || !isNode(value['paths'])) return refuse('It has no paths.');
  const blank = Object.entries(value['paths']).find(([, item]) => !isNode(item))?.[0];
  if (blank !== undefined) return refuse(`Its path ${blank} is empty.`);
  const places = placesOf(value);
  for (const [node, keys] of places) {
    const reference = node['$ref'];
    if (typeof reference !== 'string' || keys.includes('example') || keys.includes('examples'))
      continue;
    if (!isNode(find(value, reference))) {
      throw new Error(`${label}:${lineOf([...keys, '$ref'])} $ref "${reference}" leads nowhere.`);
    }
  }
  return { label, document: value, lineOf, keysOf: (node) => places.get(node) };
}

/** Returns the first place of every object. */
function placesOf(document: Node): Map<Node, readonly string[]> {
  const places = new Map<Node, readonly string[]>();
  const visit = (value: unknown, keys: readonly string[]): void => {
    if (typeof value !== 'object' || value === null || places.has(value as Node)) return;
    places.set(value as Node, keys);
    for (const [key, child] of Object.entries(value)) visit(child, [...keys, key]);
  };
  visit(document, []);
  return places;
}
