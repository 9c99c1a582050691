import type { Api } from '../spec/api.ts';
import type { Schema } from '../spec/openapi.ts';
import { nameOf } from '../spec/references.ts';
import type { SchemaMap } from '../spec/uses.ts';
import { tagOf, tagValues } from '../spec/unions.ts';
import {
  alternativesOf,
  describe,
  factsOf,
  fieldsIn,
  isOneOf,
  notesOf,
  typeOf,
  type Alternative,
} from './alternatives.ts';
import type { Changes, Site } from './change.ts';
import { pairBy } from './pairs.ts';

/** Compares schemas in normal form. Each pair of named schemas is compared once per use. */
export class SchemaComparison {
  /** The named schemas of the revision, each with the names of the base schemas. */
  readonly pairs = new Map<string, Set<string>>();
  readonly #base: SchemaMap;
  readonly #revision: SchemaMap;
  readonly #all: SchemaMap;
  readonly #places: Api['places'];
  readonly #changes: Changes;
  readonly #seen = new Set<string>();

  constructor(base: Api, revision: Api, changes: Changes) {
    this.#base = base.schemas;
    this.#revision = revision.schemas;
    this.#all = new Map([...base.schemas, ...revision.schemas]);
    this.#places = new Map([...base.places, ...revision.places]);
    this.#changes = changes;
  }

  compare(site: Site, base: Schema, revision: Schema): void {
    this.#changes.addFacts(site, notesOf(base), notesOf(revision));
    const [before, after] = [nameOf(base), nameOf(revision)];
    if (before !== undefined && after !== undefined) return this.compareNamed(site, before, after);
    this.#compareUnions(this.#named(site, before, after), base, revision);
  }

  compareNamed(site: Site, before: string, after: string): void {
    const { operations, direction } = site;
    const use = JSON.stringify([before, after, operations, direction]);
    if (this.#seen.has(use)) return;
    this.#seen.add(use);
    const [one, other] = [this.#base.get(before), this.#revision.get(after)];
    this.compare(this.#named(site, before, after), one ?? {}, other ?? {});
  }

  /** Returns the place of a named schema, unless its reference now names another schema. */
  #named(site: Site, before: string | undefined, after: string | undefined): Site {
    if (after === undefined) return site;
    const partners = this.pairs.get(after) ?? new Set();
    this.pairs.set(after, before === undefined ? partners : partners.add(before));
    const hasBefore = before !== undefined && this.#revision.has(before);
    if (before !== after && (this.#base.has(after) || hasBefore)) return site;
    return {
      ...site,
      at: after,
      keys: this.#places.get(after) ?? ['components', 'schemas', after],
    };
  }

  #inside(site: Site, label: string, ...keys: string[]): Site {
    const at = site.at + label;
    return { ...site, at, keys: this.#places.get(at) ?? [...site.keys, ...keys] };
  }

  #compareUnions(site: Site, base: Schema, revision: Schema): void {
    const [was, is] = [
      this.#alternatives(base, this.#base),
      this.#alternatives(revision, this.#revision),
    ];
    this.#changes.addFacts(site, { nullable: was.isNullable }, { nullable: is.isNullable });
    const [only, newOnly] = [was.members[0], is.members[0]];
    if (only && newOnly && was.members.length === 1 && is.members.length === 1) {
      return this.#compareMembers(site, only, newOnly);
    }
    const areUnions = was.members.length > 1 && is.members.length > 1;
    if (areUnions) {
      this.#changes.addFacts(site, { tag: was.tag }, { tag: is.tag });
      if (was.tag === is.tag)
        this.#changes.addFacts(site, { oneOf: was.oneOf }, { oneOf: is.oneOf });
    }
    // A union and a single schema are compared by the tag of the union.
    const tag = was.tag ?? is.tag ?? '';
    const valueIn = ({ schema }: Alternative) => tagValues(schema, tag, this.#all)[0];
    const typeIn = (each: Alternative) =>
      valueIn(each) === undefined ? typeOf(each.schema) : undefined;
    const pairs = pairBy(was.members, is.members, [
      valueIn,
      ({ name }) => name,
      // Prefer the alternative with the same fields.
      (each) =>
        typeIn(each) && [typeIn(each), ...[...fieldsIn(each.schema).keys()].toSorted()].join(' '),
      typeIn,
    ]);
    for (const [before, after] of pairs) {
      const part = after ?? before;
      if (!part) continue;
      const label = String(valueIn(part) ?? part.name ?? typeOf(part.schema));
      const here = { ...site, at: `${site.at}(${label})` };
      if (before && after) this.#compareMembers(here, before, after);
      else this.#changes.add(here, 'alternative', before && label, after && label);
    }
  }

  #compareMembers(site: Site, before: Alternative, after: Alternative): void {
    if (before.name !== undefined && after.name !== undefined) {
      return this.compareNamed(site, before.name, after.name);
    }
    const here = this.#named(site, before.name, after.name);
    this.#compareAlternatives(here, before.schema, after.schema);
  }

  #alternatives(schema: Schema, schemas: SchemaMap) {
    const all = alternativesOf(schema, schemas);
    const members = all.filter((each) => each.schema.type !== 'null');
    const tag = tagOf({ anyOf: members.map((each) => each.schema) }, schemas);
    const types = members.map((each) => typeOf(each.schema).replace('integer', 'number'));
    // A value matches two alternatives only if both have its type and no tag differs.
    const mayOverlap = tag === undefined && new Set(types).size < types.length;
    const oneOf = (mayOverlap && isOneOf(schema, schemas)) || undefined;
    return { members, tag, oneOf, isNullable: members.length < all.length };
  }

  /** Compares two schemas that are neither references nor unions. */
  #compareAlternatives(site: Site, base: Schema, revision: Schema): void {
    const types = [typeOf(base), typeOf(revision)] as const;
    const areNumbers = types.every((type) => ['integer', 'number'].includes(type));
    this.#changes.addFacts(site, { type: types[0] }, { type: types[1] });
    // An object and a string have nothing else in common.
    if (types[0] !== types[1] && !areNumbers) return;
    this.#changes.addFacts(site, notesOf(base), notesOf(revision));
    this.#changes.addFacts(site, factsOf(base), factsOf(revision));
    this.#compareFields(site, base, revision);
    for (const [label, key, usual] of parts) {
      const [was, is] = [base[key], revision[key]];
      // The change of "unknown fields" tells that only one object is closed.
      if (was === is || was === false || is === false) continue;
      const toSchema = (value: typeof was): Schema => (typeof value === 'object' ? value : usual);
      this.compare(this.#inside(site, label, key), toSchema(was), toSchema(is));
    }
  }

  #compareFields(site: Site, base: Schema, revision: Schema): void {
    const [was, is] = [fieldsIn(base), fieldsIn(revision)];
    for (const name of new Set([...is.keys(), ...was.keys()])) {
      const here = this.#inside(site, `.${name}`, 'properties', name);
      const [before, after] = [was.get(name), is.get(name)];
      const [had, has] = [base, revision].map(({ required = [] }) => required.includes(name));
      if (before && after) {
        this.#changes.addFacts(here, { required: had }, { required: has });
        this.compare(here, before, after);
      } else {
        const texts = [
          before && describe(before, this.#base),
          after && describe(after, this.#revision),
        ];
        this.#changes.add(here, 'field', texts[0], texts[1], has);
      }
    }
  }
}

/** The schemas inside a list or a map, each with what its absence means. */
const parts: readonly [
  label: string,
  key: 'items' | 'additionalProperties' | 'propertyNames',
  usual: Schema,
][] = [
  ['[]', 'items', {}],
  ['[key]', 'additionalProperties', {}],
  ['[key name]', 'propertyNames', { type: 'string' }],
];
