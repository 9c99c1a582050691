import { expected, expectedKey, referred } from './expected.ts';
import type { Model, NamedSchema } from './model.ts';
import { withoutNull, type Node, type NodeOf } from './node.ts';
import { call, withImports } from './text.ts';

/**
 * A module with a function per schema, such as `isChatSession` for `ChatSession`: a predicate that
 * adds everything that is wrong to a sink, if it gets one.
 */
export function renderChecks({ schemas, nodes }: Model): string {
  return withImports(
    schemas.flatMap((schema) => renderCheck(schema, nodes)),
    {
      '../checks/issues.ts': ['addIssue', 'addIssueAt', 'addUnknownKey', 'under', 'type IssueSink'],
      '../checks/json.ts': ['isInteger', 'isNumber', 'isObject', 'isString'],
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

/** Writes the check of one schema. */
class Check {
  /** The functions for the parts of the schema that have no name. */
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
    if (node.kind === 'array') return this.#array(node);
    if (node.kind === 'union' && node.tag !== undefined) return this.#tagged(node, node.tag);
    return `return ${this.#test(node, 'value', 'sink')};`;
  }

  #object(node: NodeOf<'object'>): string {
    const checks = node.properties.map(({ key, required, node: property }) => {
      const name = JSON.stringify(key);
      const test = this.#part(property, name);
      return required ? `(${test})` : `(value[${name}] === undefined || ${test})`;
    });
    return [
      `if (!isObject(value)) return addIssue(sink, value, 'an object');`,
      ...this.#size(node),
      ...this.#keys(node),
      `return ${checks.join(' && ') || 'true'};`,
    ].join('\n');
  }

  #array(node: NodeOf<'array'>): string {
    const isItem = `(item, at) => ${this.#test(node.items, 'item', 'under(sink, at)')}`;
    return [
      `if (!Array.isArray(value)) return addIssue(sink, value, 'an array');`,
      `return value.every(${isItem});`,
    ].join('\n');
  }

  /** The size is checked first: an object with too many keys is not looked at further. */
  #size(node: NodeOf<'object'>): string[] {
    const size = 'Object.keys(value).length';
    const tests = [
      ...(node.min === undefined ? [] : [`${size} < ${node.min}`]),
      ...(node.max === undefined ? [] : [`${size} > ${node.max}`]),
    ];
    if (tests.length === 0) return [];
    return [`if (${tests.join(' || ')}) return addIssue(sink, value, ${this.#expected(node)});`];
  }

  #keys(node: NodeOf<'object'>): string[] {
    const tests: string[] = [];
    if (node.minKey !== undefined || node.maxKey !== undefined) {
      const isKey = call('isString', ['key', ...lengths(node.minKey, node.maxKey)]);
      const text = JSON.stringify(expectedKey(node));
      tests.push(`(${isKey} || addIssue(under(sink, key), key, ${text}))`);
    }
    const own = node.properties.map(({ key }) => `key === ${JSON.stringify(key)}`);
    if (node.others === false) tests.push(`(${[...own, 'addUnknownKey(sink, key)'].join(' || ')})`);
    if (typeof node.others === 'object') {
      tests.push(`(${[...own, this.#part(node.others, 'key')].join(' || ')})`);
    }
    if (tests.length === 0) return [];
    return [`for (const key in value) if (!(${tests.join(' && ')})) return false;`];
  }

  /** A union whose members have a constant that tells them apart. */
  #tagged(node: NodeOf<'union'>, tag: string): string {
    const key = JSON.stringify(tag);
    const cases = node.of.map((member) => {
      const values = this.#tagValues(member, tag);
      const labels = values.map((value) => `case ${JSON.stringify(value)}:`).join('\n');
      return { values, text: `${labels} return ${this.#test(member, 'value', 'sink')};` };
    });
    const values = { kind: 'values', values: cases.flatMap((one) => one.values) } as const;
    return [
      `if (!isObject(value)) return addIssue(sink, value, 'an object');`,
      `switch (value[${key}]) {\n${cases.map(({ text }) => text).join('\n')}\n`,
      `default: return addIssueAt(sink, value, ${key}, ${this.#expected(values)});\n}`,
    ].join('\n');
  }

  #tagValues(member: Node, tag: string): readonly string[] {
    const object = resolved(member, this.#nodes);
    const property = object.kind === 'object' && object.properties.find(({ key }) => key === tag);
    const constant = property && resolved(property.node, this.#nodes);
    return constant && constant.kind === 'values' ? constant.values : [];
  }

  /** As `#test`, for the property of `value` with a key. */
  #part(node: Node, key: string): string {
    const part = `value[${key}]`;
    if (hasParts(node)) return this.#test(node, part, `under(sink, ${key})`);
    const text = this.#expected(node);
    return `${this.#matches(node, part)} || addIssueAt(sink, value, ${key}, ${text})`;
  }

  /** An expression that is true for a value that the node accepts, and else adds issues. */
  #test(node: Node, value: string, sink: string): string {
    const inner = nullableParts(node);
    if (inner) return `${value} === null || ${this.#test(inner, value, sink)}`;
    if (node.kind === 'ref') return `is${node.name}(${value}, ${sink})`;
    if (hasParts(node)) return `${this.#function(node)}(${value}, ${sink})`;
    return `${this.#matches(node, value)} || addIssue(${sink}, ${value}, ${this.#expected(node)})`;
  }

  /** An expression that is true for a value that the node accepts, and adds no issue. */
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
      case 'union':
        if (node.tag === undefined) {
          return node.of.map((member) => this.#matches(member, value)).join(' || ');
        }
    }
    return node.kind === 'ref' ? `is${node.name}(${value})` : `${this.#function(node)}(${value})`;
  }

  /** Adds a function for a part without a name; returns its name. No schema has an underscore in its name. */
  #function(node: Node): string {
    const body = this.body(node);
    const name = `is${this.#name}_${this.inner.length}`;
    this.inner.push(`function ${name}(value: unknown, sink?: IssueSink): boolean {\n${body}\n}`);
    return name;
  }

  #expected(node: Node): string {
    return JSON.stringify(expected(node, this.#nodes));
  }
}

/** Whether a node's check reports itself where in a value something is wrong. */
function hasParts(node: Node): boolean {
  const inner = withoutNull(node) ?? node;
  return (
    ['ref', 'object', 'array'].includes(inner.kind) || ('tag' in inner && inner.tag !== undefined)
  );
}

/** The other part of a nullable node that has parts, whose own issues say more. */
function nullableParts(node: Node): Node | undefined {
  const inner = withoutNull(node);
  return inner && hasParts(inner) ? inner : undefined;
}

function resolved(node: Node, nodes: Model['nodes']): Node {
  return node.kind === 'ref' ? resolved(referred(node.name, nodes), nodes) : node;
}

/** The parameters of `isString`, whose first bound is 0 unless there is one. */
function lengths(min: number | undefined, max: number | undefined): (number | undefined)[] {
  return max === undefined ? [min] : [min ?? 0, max];
}
