import { kindOf, membersOf, withoutNull } from '../spec/normal.ts';
import type { Schema } from '../spec/openapi.ts';
import { nameOf } from '../spec/references.ts';
import { tagOf, tagValues, withValues } from '../spec/unions.ts';
import type { SchemaMap } from '../spec/uses.ts';
import { expected } from './expected.ts';
import { equalities, testOf } from './expressions.ts';
import { call, lines } from './text.ts';

/** Writes the check function of one schema. */
export class Check {
  /** The functions for the unnamed parts of the schema. */
  readonly inner: string[] = [];
  readonly #name: string;
  readonly #schemas: SchemaMap;

  constructor(name: string, schemas: SchemaMap) {
    this.#name = name;
    this.#schemas = schemas;
  }

  /** The statements that check a `value`. */
  body(schema: Schema): string {
    const tag = tagOf(schema, this.#schemas);
    if (tag !== undefined) return this.#tagged(schema, tag);
    switch (kindOf(schema)) {
      case 'object':
        return this.#object(schema);
      case 'array':
        return this.#array(schema);
      default:
        return `return ${this.#test(schema, 'value', 'sink')};`;
    }
  }

  #object(schema: Schema): string {
    const { properties = {}, required = [], additionalProperties, 'x-hint': hint } = schema;
    const checks = Object.entries(properties).map(([key, property]) => {
      const name = JSON.stringify(key);
      const test = this.#part(property, name);
      return required.includes(key) ? `(${test})` : `(value[${name}] === undefined || ${test})`;
    });
    // The hints of a closed object, a request, come from the advice that `preflight` reads.
    const advice = additionalProperties === false || !hint ? '' : `, ${JSON.stringify(hint)}`;
    return lines(
      `if (!isObject(value)) return addIssue(sink, value, 'an object'${advice});`,
      this.#size(schema, 'Object.keys(value).length', schema.minProperties, schema.maxProperties),
      this.#keys(schema),
      `return ${checks.join(' && ') || 'true'};`,
    );
  }

  #array(schema: Schema): string {
    const { items = {} } = schema;
    const test = `value.every((item, at) => ${this.#test(items, 'item', 'under(sink, at)')})`;
    return lines(
      `if (!Array.isArray(value)) return addIssue(sink, value, 'an array');`,
      this.#size(schema, 'value.length', schema.minItems, schema.maxItems),
      `return ${kindOf(items) === 'any' ? 'true' : test};`,
    );
  }

  /** Writes the size check, which comes first so that huge values are rejected cheaply. */
  #size(schema: Schema, size: string, min?: number, max?: number): string {
    const tests = [
      min === undefined ? [] : `${size} < ${min}`,
      max === undefined ? [] : `${size} > ${max}`,
      schema.uniqueItems ? '!areUnique(value)' : [],
    ].flat();
    if (tests.length === 0) return '';
    return `if (${tests.join(' || ')}) return addIssue(sink, value, ${this.#expected(schema)});`;
  }

  #keys({ properties = {}, additionalProperties: others, propertyNames }: Schema): string {
    const own = equalities('key', Object.keys(properties));
    const tests: string[][] = [];
    if (propertyNames) {
      const text = this.#expected({ ...propertyNames, type: 'key' });
      tests.push([testOf(propertyNames, 'key'), `addIssue(under(sink, key), key, ${text})`]);
    }
    if (others === false) tests.push([...own, 'addUnknownKey(sink, key)']);
    if (typeof others === 'object' && kindOf(others) !== 'any') {
      tests.push([...own, this.#part(others, 'key')]);
    }
    if (tests.length === 0) return '';
    const test = tests.map((either) => `(${either.join(' || ')})`).join(' && ');
    return `for (const key in value) if (!(${test})) return false;`;
  }

  /** Writes the check of a union whose members have a tag. */
  #tagged(union: Schema, tag: string): string {
    const key = JSON.stringify(tag);
    const objects = withValues(union);
    const orNull = objects.length < membersOf(union).length ? ' or null' : '';
    const values = objects.map((member) => tagValues(member, tag, this.#schemas));
    const cases = objects.map((member, at) => {
      const labels = values[at]?.map((value) => `case ${JSON.stringify(value)}:`) ?? [];
      return `${labels.join('\n')} return ${this.#test(member, 'value', 'sink')};`;
    });
    return lines(
      orNull && 'if (value === null) return true;',
      `if (!isObject(value)) return addIssue(sink, value, 'an object${orNull}');`,
      `switch (value[${key}]) {`,
      ...cases,
      `\ndefault: return addUnknownTag(sink, value, ${key}, ${this.#expected({ enum: values.flat() })});\n}`,
    );
  }

  /** Returns a test of the property of `value` with this key. */
  #part(schema: Schema, key: string): string {
    return this.#test(schema, `value[${key}]`, `under(sink, ${key})`);
  }

  /**
   * Returns an expression that is true for a valid value. It adds issues for an invalid value if there
   * is a sink.
   */
  #test(schema: Schema, value: string, sink?: string): string {
    if (this.#hasFunction(schema)) return call(this.#function(schema), value, sink);
    const inner = withoutNull(schema);
    if (inner && this.#hasFunction(inner)) {
      return `${value} === null || ${this.#test(inner, value, sink)}`;
    }
    const test =
      kindOf(schema) === 'union' ? this.#anyMember(schema, value) : testOf(schema, value);
    return sink ? `${test} || addIssue(${sink}, ${value}, ${this.#expected(schema)})` : test;
  }

  #anyMember(union: Schema, value: string): string {
    const tests = membersOf(union).map((member) => this.#test(member, value));
    const isCounted = union.oneOf !== undefined && !withoutNull(union);
    return isCounted ? `countValid([${tests.join(', ')}]) === 1` : tests.join(' || ');
  }

  /** Whether a schema has a function, which reports the place of an issue inside the value. */
  #hasFunction(schema: Schema): boolean {
    const isTagged = tagOf(schema, this.#schemas) !== undefined;
    return isTagged || ['ref', 'object', 'array'].includes(kindOf(schema));
  }

  /** Returns the name of a schema's function. Adds the function of an unnamed part. */
  #function(schema: Schema): string {
    const known = nameOf(schema);
    if (known !== undefined) return `is${known}`;
    // The functions of nested parts come first. Schema names have no underscore.
    const body = this.body(schema);
    const name = `is${this.#name}_${this.inner.length}`;
    this.inner.push(`function ${name}(value: unknown, sink?: IssueSink): boolean {\n${body}\n}`);
    return name;
  }

  #expected(schema: Schema): string {
    return JSON.stringify(expected(schema, this.#schemas));
  }
}
