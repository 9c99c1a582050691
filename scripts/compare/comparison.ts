import { isDeepStrictEqual } from 'node:util';
import type { Api } from '../spec/api.ts';
import { annotationsOf } from '../spec/keywords.ts';
import type { Schema } from '../spec/openapi.ts';
import { nameOf } from '../spec/references.ts';
import type { Change, Direction, Facts, Site, Use } from './change.ts';
import { choiceOf, describe, follow, typeOf, type Choice } from './choice.ts';
import { pairParts, type Pair, type Part } from './part.ts';
import { factsOf, innerParts, memberParts, notesOf } from './schema-parts.ts';

/** Compares parts of two documents. Each pair of schemas is compared once per use. */
export class Comparison {
  /** A change that affects several operations is stored once. */
  readonly changes = new Map<string, Change>();
  /** The schemas of the revision, each with the base schemas that it was compared with. */
  readonly pairs = new Map<string, Set<string>>();
  readonly #base: Api;
  readonly #revision: Api;
  readonly #seen = new Set<string>();
  readonly #numbers = new Map<Schema, number>();

  constructor(base: Api, revision: Api) {
    this.#base = base;
    this.#revision = revision;
  }

  add(site: Site, what: string, before: unknown, after: unknown, isRequired = false): void {
    const { at, keys, operations, direction, isShared = false } = site;
    const id = JSON.stringify([at, what, before, after]);
    const sets = { uses: new Set<string>(), directions: new Set<Direction>() };
    const change = { at, keys, what, before, after, isRequired, ...sets, ...this.changes.get(id) };
    this.changes.set(id, { ...change, isShared: isShared || change.isShared === true });
    for (const one of operations) change.uses.add(direction ? `${one} (${direction})` : one);
    if (direction) change.directions.add(direction);
  }

  /** Adds a change for each key that differs. */
  addFacts(site: Site, base: Facts, revision: Facts): void {
    const [was, is] = [new Map(Object.entries(base)), new Map(Object.entries(revision))];
    for (const key of new Set([...was.keys(), ...is.keys()])) {
      const [before, after] = [was.get(key), is.get(key)];
      if (!isDeepStrictEqual(before, after)) this.add(site, key, before, after);
    }
  }

  compareAll(use: Use, base: readonly Part[], revision: readonly Part[]): void {
    for (const pair of pairParts(base, revision)) this.compare(use, pair);
  }

  compare({ operations, direction, isShared }: Use, [was, is]: Pair): void {
    const part = is ?? was;
    if (!part) return;
    const api = is ? this.#revision : this.#base;
    const keys = api.places.get(part.at) ?? part.keys;
    const site: Site = { operations, direction, isShared, ...part, keys };
    if (was && is) {
      this.addFacts(site, was.facts, is.facts);
      this.#compareSchemas(site, was.schema ?? {}, is.schema ?? {});
      this.compareAll(site, was.parts ?? [], is.parts ?? []);
    } else if (part.what !== undefined) {
      const { what, facts, schema } = part;
      const text = facts[what] ?? (schema ? describe(schema, api) : 'present');
      const isRequired = is?.facts['required'] === true;
      this.add(site, what, was && text, is && text, isRequired);
      if (is?.former) this.#compareSchemas(site, is.former, is.schema ?? {});
    }
  }

  #compareSchemas(site: Site, base: Schema, revision: Schema): void {
    const [before, after] = [nameOf(base), nameOf(revision)];
    const here = this.#named(site, before, after);
    if (this.#isSeen(site, base, revision)) return;
    if (before !== undefined && after !== undefined) {
      this.addFacts(site, notesOf(base), notesOf(revision));
      const targets = [follow(base, this.#base), follow(revision, this.#revision)] as const;
      return this.#compareSchemas(here, ...targets);
    }
    const [was, is] = [choiceOf(base, this.#base), choiceOf(revision, this.#revision)];
    const facts = ({ isNullable: nullable, oneOf }: Choice) => ({ nullable, oneOf });
    this.addFacts(here, facts(was), facts(is));
    const areLeaves = !was.isNullable && !is.isNullable && nameOf(was.only) === before;
    if (was.only && is.only && areLeaves && nameOf(is.only) === after) {
      // The annotations beside a reference add to those of its target.
      const leaf = { ...follow(was.only, this.#base), ...annotationsOf(base) };
      const newLeaf = { ...follow(is.only, this.#revision), ...annotationsOf(revision) };
      return this.#compareLeaves(here, leaf, newLeaf);
    }
    this.addFacts(site, notesOf(base), notesOf(revision));
    if (was.only && is.only) this.#compareSchemas(here, was.only, is.only);
    else {
      const isShared = here.isShared || (was.oneOf !== undefined && is.oneOf !== undefined);
      this.#compareMembers({ ...here, isShared }, was, is);
    }
  }

  #compareMembers(site: Site, was: Choice, is: Choice): void {
    if (was.members.length > 1 && is.members.length > 1) {
      this.addFacts(site, { tag: was.tag }, { tag: is.tag });
    }
    // A union and a single schema are compared by the tag of the union.
    const tag = was.tag ?? is.tag;
    const members = memberParts(was, tag, site, this.#base);
    this.compareAll(site, members, memberParts(is, tag, site, this.#revision));
  }

  /** Whether two schemas were compared for a use. A schema may contain itself. */
  #isSeen({ operations, direction, isShared }: Use, ...pair: Schema[]): boolean {
    const numbers = pair.map((schema) => {
      const number = this.#numbers.get(schema) ?? this.#numbers.size;
      this.#numbers.set(schema, number);
      return number;
    });
    const id = JSON.stringify([numbers, operations, direction, isShared === true]);
    const isSeen = this.#seen.has(id);
    this.#seen.add(id);
    return isSeen;
  }

  /** Returns the place of a named schema, unless its reference now names another schema. */
  #named(site: Site, before: string | undefined, after: string | undefined): Site {
    if (after === undefined) return site;
    const partners = this.pairs.get(after) ?? new Set();
    this.pairs.set(after, before === undefined ? partners : partners.add(before));
    const hasBefore = before !== undefined && this.#revision.schemas.has(before);
    if (before !== after && (this.#base.schemas.has(after) || hasBefore)) return site;
    const keys = this.#revision.places.get(after) ?? ['components', 'schemas', after];
    return { ...site, at: after, keys };
  }

  /** Compares two schemas that are neither references nor unions. */
  #compareLeaves(site: Site, base: Schema, revision: Schema): void {
    const types = [typeOf(base), typeOf(revision)] as const;
    const areNumbers = types.every((type) => ['integer', 'number'].includes(type));
    const areValues = base.enum && revision.enum;
    if (!areValues) this.addFacts(site, { type: types[0] }, { type: types[1] });
    this.addFacts(site, notesOf(base), notesOf(revision));
    // An object and a string have nothing else in common.
    if (types[0] !== types[1] && !areNumbers && !areValues) return;
    this.addFacts(site, factsOf(base), factsOf(revision));
    const parts = innerParts(base, revision, site);
    this.compareAll(site, parts, innerParts(revision, base, site));
  }
}
