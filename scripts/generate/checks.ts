import { expected, expectedKey } from './expected.ts';
import type { Model, NamedSchema } from './model.ts';
import { isScalar, withoutNull, type MapNode, type Node, type ObjectNode } from './node.ts';
import { quoted, withImports } from './text.ts';

/**
 * A module with a function per schema, `isChatSession` of `ChatSession`: a predicate that, when it
 * is given somewhere to write it to, says everything that is wrong.
 */
export function renderChecks({ schemas, nodes }: Model): string {
  return withImports(
    schemas.flatMap((schema) => renderCheck(schema, nodes)),
    {
      '../found.ts': ['refuse', 'refuseKey', 'refusePart', 'under', 'type Found'],
      '../json.ts': ['isInteger', 'isNumber', 'isObject', 'isString'],
      '../parts.ts': ['isArray', 'isExtra'],
    },
  );
}

/** The text of a schema's check, after those of what is inside it and has no name. */
function renderCheck({ name, node }: NamedSchema, nodes: Model['nodes']): string[] {
  const check = new Check(name, nodes);
  const body = check.body(node);
  const parameters = 'value: unknown, found?: Found';
  return [
    ...check.inner,
    `export function is${name}(${parameters}): value is types.${name} {\n${body}\n}`,
  ];
}

/** Writes the check of one schema. */
class Check {
  /** The functions for what is inside the schema and has no name. */
  readonly inner: string[] = [];
  readonly #name: string;
  readonly #nodes: Model['nodes'];

  constructor(name: string, nodes: Model['nodes']) {
    this.#name = name;
    this.#nodes = nodes;
  }

  /** The statements that check a `value`. */
  body(node: Node): string {
    if (node.kind === 'object') return this.#object(node);
    return node.kind === 'map' ? this.#map(node) : `return ${this.#test(node, 'value', 'found')};`;
  }

  #object(node: ObjectNode): string {
    const others = node.properties.map(({ key }) => `key !== ${JSON.stringify(key)}`);
    others.push(node.closed ? '!refuseKey(found, key)' : '!isExtra(value, key, found)');
    const checks = node.properties.map(({ key, required, node: property }) => {
      const name = JSON.stringify(key);
      const test = this.#part(property, name);
      return required ? `(${test})` : `(value[${name}] === undefined || ${test})`;
    });
    return [
      `if (!isObject(value)) return refuse(found, value, 'an object');`,
      `for (const key in value) if (${others.join(' && ')}) return false;`,
      `return ${checks.join(' && ') || 'true'};`,
    ].join('\n');
  }

  #map(node: MapNode): string {
    const { min, max, minKey, maxKey } = node;
    const refused = `refuse(found, value, ${this.#expected(node)})`;
    const size = 'Object.keys(value).length';
    const bounds = [
      ...(min === undefined ? [] : [`${size} >= ${min}`]),
      ...(max === undefined ? [] : [`${size} <= ${max}`]),
    ];
    const key =
      minKey === undefined && maxKey === undefined
        ? []
        : [
            `if (!${call('isString', ['key', ...lengths(minKey, maxKey)])} && ` +
              `!refuse(under(found, key), key, ${quoted(expectedKey(node))})) return false;`,
          ];
    return [
      `if (!isObject(value)) return refuse(found, value, 'an object');`,
      'for (const key in value) {',
      `if (key === '__proto__' && !refuseKey(found, key)) return false;`,
      ...key,
      `if (!(${this.#part(node.values, 'key')})) return false;`,
      '}',
      `return ${bounds.length > 0 ? `(${bounds.join(' && ')}) || ${refused}` : 'true'};`,
    ].join('\n');
  }

  /** As `#test`, of what the `value` has under a key. */
  #part(node: Node, key: string): string {
    const part = `value[${key}]`;
    if (hasParts(node)) return this.#test(node, part, `under(found, ${key})`);
    const text = this.#expected(node);
    return `${this.#matches(node, part)} || refusePart(found, value, ${key}, ${text})`;
  }

  /** An expression that is true of a value that the node accepts, and else refuses it. */
  #test(node: Node, value: string, found: string): string {
    const inner = nullableParts(node);
    if (inner) return `${value} === null || ${this.#test(inner, value, found)}`;
    switch (node.kind) {
      case 'ref':
        return `is${node.name}(${value}, ${found})`;
      case 'array': {
        const isItem = `(value, found) => ${this.#test(node.items, 'value', 'found')}`;
        return `isArray(${value}, ${isItem}, ${found})`;
      }
      case 'object':
      case 'map': {
        const body = this.body(node);
        // No schema has an underscore in its name.
        const own = `is${this.#name}_${this.inner.length}`;
        this.inner.push(`function ${own}(value: unknown, found?: Found): boolean {\n${body}\n}`);
        return `${own}(${value}, ${found})`;
      }
      default:
        return `${this.#matches(node, value)} || refuse(${found}, ${value}, ${this.#expected(node)})`;
    }
  }

  /** An expression that is true of a value that the node accepts, and says nothing else. */
  #matches(node: Node, value: string): string {
    switch (node.kind) {
      case 'string':
        return call('isString', [value, ...lengths(node.min, node.max)]);
      case 'number':
        return call(node.integer ? 'isInteger' : 'isNumber', [value, node.min, node.max]);
      case 'boolean':
        return `typeof ${value} === 'boolean'`;
      case 'null':
        return `${value} === null`;
      case 'values':
        return node.values.map((one) => `${value} === ${JSON.stringify(one)}`).join(' || ');
      case 'anyOf':
        return node.of.map((option) => this.#matches(option, value)).join(' || ');
      default:
        return this.#test(node, value, 'undefined');
    }
  }

  #expected(node: Node): string {
    return JSON.stringify(expected(node, this.#nodes));
  }
}

/** Whether a node's check says itself where in a value something is wrong. */
function hasParts(node: Node): boolean {
  return ['ref', 'object', 'map', 'array'].includes((nullableParts(node) ?? node).kind);
}

/** The other half of a nullable node that has parts, whose own words are the better ones. */
function nullableParts(node: Node): Node | undefined {
  const inner = withoutNull(node);
  return inner && !isScalar(inner) ? inner : undefined;
}

/** The parameters of `isString`, whose first bound is 0 unless there is one. */
function lengths(min: number | undefined, max: number | undefined): (number | undefined)[] {
  return max === undefined ? [min] : [min ?? 0, max];
}

function call(name: string, parameters: readonly (string | number | undefined)[]): string {
  const last = parameters.findLastIndex((parameter) => parameter !== undefined);
  return `${name}(${parameters
    .slice(0, last + 1)
    .map(String)
    .join(', ')})`;
}
