import type { Api } from '../spec/api.ts';
import type { Schema } from '../spec/openapi.ts';
import { nameOf } from '../spec/references.ts';
import { Changes, type Site, type Use } from './change.ts';
import { pairParts, type Pair, type Part } from './part.ts';
import {
  choiceOf,
  describe,
  factsOf,
  follow,
  innerParts,
  memberParts,
  notesOf,
  typeOf,
  type Choice,
} from './schema-parts.ts';

/** Compares parts of two documents. Each pair of named schemas is compared once per use. */
export class Comparison {
  readonly changes = new Changes();
  /** The schemas of the revision, each with the base schemas that it was compared with. */
  readonly pairs = new Map<string, Set<string>>();
  readonly #base: Api['schemas'];
  readonly #revision: Api['schemas'];
  readonly #places: Api['places'];
  readonly #seen = new Set<string>();

  constructor(base: Api, revision: Api) {
    this.#base = base.schemas;
    this.#revision = revision.schemas;
    this.#places = new Map([...base.places, ...revision.places]);
  }

  compareAll(use: Use, base: readonly Part[], revision: readonly Part[]): void {
    for (const pair of pairParts(base, revision)) this.compare(use, pair);
  }

  compare({ operations, direction }: Use, [was, is]: Pair): void {
    const part = is ?? was;
    if (!part) return;
    const site: Site = { operations, direction, ...part };
    if (was && is) {
      this.changes.addFacts(site, was.facts, is.facts);
      this.#compareSchemas(site, was.schema ?? {}, is.schema ?? {});
      this.compareAll(site, was.parts ?? [], is.parts ?? []);
    } else if (part.what !== undefined) {
      const { what, facts, schema } = part;
      const text =
        facts[what] ?? (schema ? describe(schema, is ? this.#revision : this.#base) : 'present');
      const isRequired = is?.facts['required'] === true;
      this.changes.add(site, what, was && text, is && text, isRequired);
    }
  }

  #compareSchemas(site: Site, base: Schema, revision: Schema): void {
    this.changes.addFacts(site, notesOf(base), notesOf(revision));
    const [before, after] = [nameOf(base), nameOf(revision)];
    const here = this.#named(site, before, after);
    if (before === undefined || after === undefined) {
      this.#compareChoices(here, choiceOf(base, this.#base), choiceOf(revision, this.#revision));
      return;
    }
    const use = JSON.stringify([before, after, site.operations, site.direction]);
    if (this.#seen.has(use)) return;
    this.#seen.add(use);
    this.#compareSchemas(here, follow(base, this.#base), follow(revision, this.#revision));
  }

  #compareChoices(site: Site, was: Choice, is: Choice): void {
    this.changes.addFacts(site, { nullable: was.isNullable }, { nullable: is.isNullable });
    if (was.only && is.only) {
      const [before, after] = [nameOf(was.only), nameOf(is.only)];
      if (before !== undefined && after !== undefined)
        return this.#compareSchemas(site, was.only, is.only);
      const leaves = [follow(was.only, this.#base), follow(is.only, this.#revision)] as const;
      return this.#compareLeaves(this.#named(site, before, after), ...leaves);
    }
    if (was.members.length > 1 && is.members.length > 1) {
      this.changes.addFacts(site, { tag: was.tag }, { tag: is.tag });
      if (was.tag === is.tag)
        this.changes.addFacts(site, { oneOf: was.oneOf }, { oneOf: is.oneOf });
    }
    // A union and a single schema are compared by the tag of the union.
    const tag = was.tag ?? is.tag;
    const members = memberParts(was, tag, site, this.#base);
    this.compareAll(site, members, memberParts(is, tag, site, this.#revision));
  }

  /** Returns the place of a named schema, unless its reference now names another schema. */
  #named(site: Site, before: string | undefined, after: string | undefined): Site {
    if (after === undefined) return site;
    const partners = this.pairs.get(after) ?? new Set();
    this.pairs.set(after, before === undefined ? partners : partners.add(before));
    const hasBefore = before !== undefined && this.#revision.has(before);
    if (before !== after && (this.#base.has(after) || hasBefore)) return site;
    const keys = this.#places.get(after) ?? ['components', 'schemas', after];
    return { ...site, at: after, keys };
  }

  /** Compares two schemas that are neither references nor unions. */
  #compareLeaves(site: Site, base: Schema, revision: Schema): void {
    const types = [typeOf(base), typeOf(revision)] as const;
    const areNumbers = types.every((type) => ['integer', 'number'].includes(type));
    this.changes.addFacts(site, { type: types[0] }, { type: types[1] });
    // An object and a string have nothing else in common.
    if (types[0] !== types[1] && !areNumbers) return;
    this.changes.addFacts(site, notesOf(base), notesOf(revision));
    this.changes.addFacts(site, factsOf(base), factsOf(revision));
    const places = this.#places;
    this.compareAll(site, innerParts(base, site, places), innerParts(revision, site, places));
  }
}
