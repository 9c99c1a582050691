import type { Model, NamedSchema } from './model.ts';
import type { Node } from './node.ts';
import { withImports } from './text.ts';

/** A module with a predicate per schema, `isChatSession` of `ChatSession`. */
export function renderPredicates({ schemas }: Model): string {
  return withImports(schemas.flatMap(predicate), {
    '../json.ts': ['isArray', 'isInteger', 'isMap', 'isNumber', 'isObject', 'isString'],
    '../json-value.ts': ['isExtra'],
  });
}

/** The text of a schema's predicate, after those of the objects inside it that have no name. */
function predicate({ name, node, inSpec }: NamedSchema): string[] {
  const inner: string[] = [];
  const body = predicateBody(node, name, inner);
  const type = inSpec ? `value is types.${name}` : 'boolean';
  return [...inner, `export function is${name}(value: unknown): ${type} {\n${body}\n}`];
}

function predicateBody(node: Node, name: string, inner: string[]): string {
  if (node.kind !== 'object') return `return ${test(node, 'value', name, inner)};`;
  const others = node.properties.map(({ key }) => `key !== ${JSON.stringify(key)}`);
  if (!node.closed) others.push('!isExtra(key, value[key])');
  const checks = node.properties.map(({ key, required, node: property }) => {
    const part = `value[${JSON.stringify(key)}]`;
    const check = test(property, part, name, inner);
    return required ? check : `(${part} === undefined || ${check})`;
  });
  return [
    'if (!isObject(value)) return false;',
    `for (const key in value) if (${others.join(' && ') || 'key !== undefined'}) return false;`,
    `return ${checks.join(' && ') || 'true'};`,
  ].join('\n');
}

/** An expression that is true of a value that the node accepts. */
function test(node: Node, value: string, name: string, inner: string[]): string {
  switch (node.kind) {
    case 'ref':
      return `is${node.name}(${value})`;
    case 'anyOf':
      return `(${node.of.map((option) => test(option, value, name, inner)).join(' || ')})`;
    case 'array':
      return `isArray(${value}, (value) => ${test(node.items, 'value', name, inner)})`;
    case 'map': {
      const { max, maxKey, min, minKey } = node;
      const isValue = `(value) => ${test(node.values, 'value', name, inner)}`;
      return `isMap(${[value, isValue, ...listed([max, maxKey, min, minKey])].join(', ')})`;
    }
    case 'object': {
      const body = predicateBody(node, name, inner);
      // No schema has an underscore in its name.
      const own = `is${name}_${inner.length}`;
      inner.push(`function ${own}(value: unknown): boolean {\n${body}\n}`);
      return `${own}(${value})`;
    }
    default:
      return scalarTest(node, value);
  }
}

export type Scalar = Extract<Node, { kind: 'string' | 'number' | 'boolean' | 'null' | 'values' }>;

export function isScalar(node: Node): node is Scalar {
  return ['string', 'number', 'boolean', 'null', 'values'].includes(node.kind);
}

/** An expression that is true of a value that a node without parts accepts. */
export function scalarTest(node: Scalar, value: string): string {
  switch (node.kind) {
    case 'string':
      return `isString(${[value, ...listed([node.min, node.max])].join(', ')})`;
    case 'number': {
      const name = node.integer ? 'isInteger' : 'isNumber';
      return `${name}(${[value, ...listed([node.min, node.max])].join(', ')})`;
    }
    case 'boolean':
      return `typeof ${value} === 'boolean'`;
    case 'null':
      return `${value} === null`;
    case 'values':
      return `(${node.values.map((one) => `${value} === ${JSON.stringify(one)}`).join(' || ')})`;
  }
}

/** Bounds as arguments, without those at the end that are not there. */
export function listed(bounds: readonly (number | undefined)[]): string[] {
  const last = bounds.findLastIndex((bound) => bound !== undefined);
  return bounds.slice(0, last + 1).map(String);
}
