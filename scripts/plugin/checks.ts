import { expected, expectedKey, hintOf } from './expected.ts';
import type { Model, NamedSchema } from './model.ts';
import { isScalar, withoutNull, type Node, type ObjectNode } from './node.ts';
import { quoted, withImports } from './text.ts';

type Nodes = Model['nodes'];

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
      '../parts.ts': ['isArray', 'isExtra', 'isMap'],
    },
  );
}

/** The text of a schema's check, after those of the objects inside it that have no name. */
function renderCheck({ name, node, inSpec }: NamedSchema, nodes: Nodes): string[] {
  const inner: string[] = [];
  const type = inSpec ? `value is types.${name}` : 'value is unknown';
  const body = new CheckBody(name, nodes, inner).of(node);
  const parameters = 'value: unknown, found?: Found';
  return [...inner, `export function is${name}(${parameters}): ${type} {\n${body}\n}`];
}

/** Writes the statements of one schema's check. */
class CheckBody {
  readonly #name: string;
  readonly #nodes: Nodes;
  readonly #inner: string[];

  constructor(name: string, nodes: Nodes, inner: string[]) {
    this.#name = name;
    this.#nodes = nodes;
    this.#inner = inner;
  }

  of(node: Node): string {
    return node.kind === 'object'
      ? this.#object(node)
      : `return ${this.#test(node, 'value', 'found')};`;
  }

  #object(node: ObjectNode): string {
    const refused = call('refuse', ['found', 'value', quoted('an object'), quoted(node.hint)]);
    const others = node.properties.map(({ key }) => `key !== ${JSON.stringify(key)}`);
    const hints = Object.entries(node.misnamed).map(
      ([key, hint]) => `key === ${JSON.stringify(key)} ? ${JSON.stringify(hint)} : `,
    );
    const advice = hints.length > 0 ? `${hints.join('')}undefined` : undefined;
    others.push(
      node.closed
        ? `!${call('refuseKey', ['found', 'key', advice])}`
        : '!isExtra(key, value[key], found)',
    );
    const checks = node.properties.map(({ key, required, node: property }) => {
      const part = `value[${JSON.stringify(key)}]`;
      const test = this.#part(property, key, part);
      return required ? `(${test})` : `(${part} === undefined || ${test})`;
    });
    return [
      `if (!isObject(value)) return ${refused};`,
      `for (const key in value) if (${others.join(' && ')}) return false;`,
      `return ${checks.join(' && ') || 'true'};`,
    ].join('\n');
  }

  /** As `#test`, of a property. */
  #part(node: Node, key: string, part: string): string {
    const name = JSON.stringify(key);
    if (hasParts(node)) return this.#test(node, part, `under(found, ${name})`);
    const texts = [expected(node, this.#nodes), hintOf(node, this.#nodes)].map(quoted);
    return `${this.#matches(node, part)} || ${call('refusePart', ['found', 'value', name, ...texts])}`;
  }

  /** An expression that is true of a value that the node accepts, and else refuses it. */
  #test(node: Node, value: string, found: string): string {
    const hint = quoted(hintOf(node, this.#nodes));
    switch (node.kind) {
      case 'ref':
        return `is${node.name}(${value}, ${found})`;
      case 'array':
        return call('isArray', [value, this.#each(node.items), found, hint]);
      case 'map': {
        const { max, maxKey, min, minKey } = node;
        const texts = [expected(node, this.#nodes), expectedKey(node)].map(quoted);
        const bounds = [max, maxKey, min, minKey];
        return call('isMap', [value, this.#each(node.values), found, ...texts, hint, ...bounds]);
      }
      case 'object': {
        const body = this.#object(node);
        // No schema has an underscore in its name.
        const own = `is${this.#name}_${this.#inner.length}`;
        this.#inner.push(`function ${own}(value: unknown, found?: Found): boolean {\n${body}\n}`);
        return `${own}(${value}, ${found})`;
      }
      default: {
        const inner = nullableParts(node);
        if (inner) return `${value} === null || ${this.#test(inner, value, found)}`;
        const text = quoted(expected(node, this.#nodes));
        return `${this.#matches(node, value)} || ${call('refuse', [found, value, text, hint])}`;
      }
    }
  }

  /** An expression that is true of a value that the node accepts, and says nothing else. */
  #matches(node: Node, value: string): string {
    switch (node.kind) {
      case 'string':
        return call('isString', [value, node.min, node.max]);
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

  #each(node: Node): string {
    return `(value, found) => ${this.#test(node, 'value', 'found')}`;
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

function call(name: string, parameters: readonly (string | number | undefined)[]): string {
  const last = parameters.findLastIndex((parameter) => parameter !== undefined);
  return `${name}(${parameters
    .slice(0, last + 1)
    .map(String)
    .join(', ')})`;
}
