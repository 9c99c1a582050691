import { expected, expectedKey } from './expected.ts';
import { numbers, strings } from './expressions.ts';
import type { Model } from './model.ts';
import { withoutNull, type Node, type NodeOf } from './node.ts';
import { mayOverlap, onlyMember, tagOf, tagValues } from './unions.ts';

/** Writes the check function of one schema. */
export class Check {
  /** The functions for the unnamed parts of the schema. */
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
    const isAny = `return value !== undefined || addIssue(sink, value, 'a value');`;
    if (node.kind === 'any') return isAny;
    if (node.kind === 'union' && !nullableParts(node)) return this.#union(node);
    return `return ${this.#test(node, 'value', 'sink')};`;
  }

  #object(node: NodeOf<'object'>): string {
    const checks = node.properties.map(({ key, required, node: property }) => {
      const name = JSON.stringify(key);
      const test = this.#part(property, name);
      return required ? `(${test})` : `(value[${name}] === undefined || ${test})`;
    });
    // The hints of a closed object, a request, come from the advice that `preflight` reads.
    const hint = node.others === false || !node.hint ? '' : `, ${JSON.stringify(node.hint)}`;
    return [
      `if (!isObject(value)) return addIssue(sink, value, 'an object'${hint});`,
      ...this.#size(node, 'Object.keys(value).length'),
      ...this.#keys(node),
      `return ${checks.join(' && ') || 'true'};`,
    ].join('\n');
  }

  #array(node: NodeOf<'array'>): string {
    const test = this.#test(node.items, 'item', 'under(sink, at)');
    const isItem = `(item${test.includes('at)') ? ', at' : ''}) => ${test}`;
    const duplicates = `if (!areUnique(value)) return addIssue(sink, value, ${this.#expected(node)});`;
    return [
      `if (!Array.isArray(value)) return addIssue(sink, value, 'an array');`,
      ...this.#size(node, 'value.length'),
      ...(node.unique ? [duplicates] : []),
      test === 'true' ? 'return true;' : `return value.every(${isItem});`,
    ].join('\n');
  }

  /** Writes the size check, which comes first so that huge values are rejected cheaply. */
  #size(node: NodeOf<'object' | 'array'>, size: string): string[] {
    const tests = [
      ...(node.min === undefined ? [] : [`${size} < ${node.min}`]),
      ...(node.max === undefined ? [] : [`${size} > ${node.max}`]),
    ];
    if (tests.length === 0) return [];
    return [`if (${tests.join(' || ')}) return addIssue(sink, value, ${this.#expected(node)});`];
  }

  #keys(node: NodeOf<'object'>): string[] {
    const tests: string[] = [];
    if (node.keys) {
      const text = JSON.stringify(expectedKey(node.keys));
      tests.push(`(${strings(node.keys, 'key')} || addIssue(under(sink, key), key, ${text}))`);
    }
    const own = node.properties.map(({ key }) => `key === ${JSON.stringify(key)}`);
    if (node.others === false) tests.push(`(${[...own, 'addUnknownKey(sink, key)'].join(' || ')})`);
    if (typeof node.others === 'object' && node.others.kind !== 'any') {
      tests.push(`(${[...own, this.#part(node.others, 'key')].join(' || ')})`);
    }
    if (tests.length === 0) return [];
    return [`for (const key in value) if (!(${tests.join(' && ')})) return false;`];
  }

  #union(node: NodeOf<'union'>): string {
    const tag = tagOf(node, this.#nodes);
    if (tag !== undefined) return this.#tagged(node, tag);
    const tests = node.of.map((member) => this.#matches(member, 'value'));
    const test = mayOverlap(node, this.#nodes)
      ? `countValid([${tests.join(', ')}]) === 1`
      : tests.join(' || ');
    // If only one member is an object or array, its own issues are more precise.
    const guards = { object: 'isObject(value)', array: 'Array.isArray(value)' } as const;
    const explained = (['object', 'array'] as const).flatMap((kind) => {
      const member = onlyMember(node, kind, this.#nodes);
      if (!member || node.of.length === 1) return [];
      return [`if (sink && ${guards[kind]}) return ${this.#test(member, 'value', 'sink')};`];
    });
    return [
      `if (${test}) return true;`,
      ...(mayOverlap(node, this.#nodes) ? [] : explained),
      `return addIssue(sink, value, ${this.#expected(node)});`,
    ].join('\n');
  }

  /** Writes the check of a union whose members have a tag. */
  #tagged(node: NodeOf<'union'>, tag: string): string {
    const key = JSON.stringify(tag);
    const objects = node.of.filter(({ kind }) => kind !== 'null');
    const cases = objects.map((member) => {
      const values = tagValues(member, tag, this.#nodes);
      const labels = values.map((value) => `case ${JSON.stringify(value)}:`).join('\n');
      return { values, text: `${labels} return ${this.#test(member, 'value', 'sink')};` };
    });
    const values = { kind: 'values', values: cases.flatMap((one) => one.values) } as const;
    const isNullable = objects.length < node.of.length;
    return [
      ...(isNullable ? ['if (value === null) return true;'] : []),
      `if (!isObject(value)) return addIssue(sink, value, 'an object${isNullable ? ' or null' : ''}');`,
      `switch (value[${key}]) {\n${cases.map(({ text }) => text).join('\n')}\n`,
      `default: return addUnknownTag(sink, value, ${key}, ${this.#expected(values)});\n}`,
    ].join('\n');
  }

  /** Like `#test`, for the property of `value` with this key. */
  #part(node: Node, key: string): string {
    const part = `value[${key}]`;
    if (node.kind === 'any')
      return `${part} !== undefined || addIssueAt(sink, value, ${key}, 'a value')`;
    if (hasParts(node)) return this.#test(node, part, `under(sink, ${key})`);
    const text = this.#expected(node);
    return `${this.#matches(node, part)} || addIssueAt(sink, value, ${key}, ${text})`;
  }

  /** Returns an expression that is true for a valid value and adds issues for an invalid value. */
  #test(node: Node, value: string, sink: string): string {
    if (node.kind === 'any') return 'true';
    const inner = nullableParts(node);
    if (inner) return `${value} === null || ${this.#test(inner, value, sink)}`;
    if (node.kind === 'ref') return `is${node.name}(${value}, ${sink})`;
    if (hasParts(node)) return `${this.#function(node)}(${value}, ${sink})`;
    return `${this.#matches(node, value)} || addIssue(${sink}, ${value}, ${this.#expected(node)})`;
  }

  /** Returns an expression that is true for a valid value and never adds issues. */
  #matches(node: Node, value: string): string {
    switch (node.kind) {
      case 'any':
        return 'true';
      case 'string':
        return strings(node, value);
      case 'number':
        return numbers(node, value);
      case 'boolean':
        return `typeof ${value} === 'boolean'`;
      case 'null':
        return `${value} === null`;
      case 'values':
        return node.values.map((one) => `${value} === ${JSON.stringify(one)}`).join(' || ');
      case 'ref':
        return `is${node.name}(${value})`;
      default:
        return hasParts(node)
          ? `${this.#function(node)}(${value})`
          : (node as NodeOf<'union'>).of.map((member) => this.#matches(member, value)).join(' || ');
    }
  }

  /** Adds a function for an unnamed part and returns its name. Schema names have no underscore. */
  #function(node: Node): string {
    // The functions of nested parts come first.
    const body = this.body(node);
    const name = `is${this.#name}_${this.inner.length}`;
    this.inner.push(`function ${name}(value: unknown, sink?: IssueSink): boolean {\n${body}\n}`);
    return name;
  }

  #expected(node: Node): string {
    return JSON.stringify(expected(node, this.#nodes));
  }
}

/** Whether a node gets its own function, which reports the place of an issue inside the value. */
function hasParts(node: Node): boolean {
  if (node.kind === 'union') return node.exclusive || node.of.some(hasParts);
  return ['ref', 'object', 'array'].includes(node.kind);
}

/** Returns the non-null part of a nullable node if that part reports its own issues. */
function nullableParts(node: Node): Node | undefined {
  const inner = withoutNull(node);
  return inner && hasParts(inner) ? inner : undefined;
}
