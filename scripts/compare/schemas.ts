import type { Site } from './change.ts';
import type { Changes } from './changes.ts';
import { schemasOf, type Node } from './document.ts';
import type { Member, SchemaPart } from './member.ts';
import { SchemaReader, type Schema } from './schema.ts';
import { describe, pairMembers, tagOf } from './union.ts';

/** Compares schemas of two documents. Each pair is compared once per operation and direction. */
export class SchemaComparison {
  /** The named schemas of the revision, each with the name of the base schema. */
  readonly pairs = new Map<string, Set<string>>();
  readonly base: SchemaReader;
  readonly revision: SchemaReader;
  readonly #changes: Changes;
  readonly #seen = new Set<string>();
  readonly #ids = new WeakMap<Node, number>();
  #count = 0;

  constructor(base: Node, revision: Node, changes: Changes) {
    this.base = new SchemaReader(base);
    this.revision = new SchemaReader(revision);
    this.#changes = changes;
  }

  compare(site: Site, base: Node, revision: Node): void {
    const [one, other] = [this.base.read(base), this.revision.read(revision)];
    this.#changes.addFacts(site, { base, revision }, one.place, other.place);
    const here = this.#named(site, one.name, other.name);
    const [before, after] = [one.members[0], other.members[0]];
    if (before && after && one.members.length === 1 && other.members.length === 1) {
      return this.#compareMembers(here, before, after);
    }
    this.#compareUnions(here, one, other);
  }

  #compareUnions(site: Site, one: Schema, other: Schema): void {
    const sides = { base: one.raw, revision: other.raw };
    const [tag, newTag] = [tagOf(this.base, one), tagOf(this.revision, other)];
    if (one.members.length > 1 && other.members.length > 1) {
      this.#changes.addFacts(site, sides, one.union, other.union);
      if (tag !== newTag) this.#changes.add(site, 'tag', sides, tag, newTag);
    }
    const pairs = pairMembers(
      { reader: this.base, tag, members: one.members },
      { reader: this.revision, tag: newTag, members: other.members },
    );
    for (const { label, before, after } of pairs) {
      const here = { ...site, label: `${site.label}(${label})` };
      if (before && after)
        this.#compareMembers(this.#named(here, before.name, after.name), before, after);
      else if (before)
        this.#changes.add(here, 'alternative', { base: before.raw }, label, undefined);
      else if (after)
        this.#changes.add(here, 'alternative', { revision: after.raw }, undefined, label);
    }
  }

  #compareMembers(site: Site, before: Member, after: Member): void {
    if (this.#isKnown(site, before, after)) return;
    const sides = { base: before.raw, revision: after.raw };
    const { type } = before;
    if (type !== after.type) this.#changes.add(site, 'type', sides, type, after.type);
    const areNumbers = [type, after.type].every((each) => ['integer', 'number'].includes(each));
    // An object and a string have nothing else in common.
    if (type !== after.type && !areNumbers) return;
    this.#changes.addFacts(site, sides, before.facts, after.facts);
    for (const key of new Set([...after.parts.keys(), ...before.parts.keys()])) {
      const [one, other] = [before.parts.get(key), after.parts.get(key)];
      const here = { ...site, label: site.label + key };
      if (one && other) this.#compareParts(here, one, other);
      // If only one side is a map, the change of "unknown fields" reports it.
      else if (key.startsWith('.')) this.#addField(here, one, other);
    }
  }

  #compareParts(site: Site, one: SchemaPart, other: SchemaPart): void {
    this.#changes.addFacts(
      site,
      { base: one.schema, revision: other.schema },
      one.facts,
      other.facts,
    );
    this.compare(site, one.schema, other.schema);
  }

  #addField(site: Site, one: SchemaPart | undefined, other: SchemaPart | undefined): void {
    const was = one && describe(this.base.read(one.schema));
    const is = other && describe(this.revision.read(other.schema));
    const note = other?.facts.required ? 'required' : undefined;
    this.#changes.add(site, 'field', { base: one?.schema, revision: other?.schema }, was, is, note);
  }

  /** Starts a new place at a named schema, unless the reference now names another schema. */
  #named(site: Site, before: string | undefined, after: string | undefined): Site {
    if (after === undefined) return site;
    const partners = this.pairs.get(after) ?? new Set();
    this.pairs.set(after, before === undefined ? partners : partners.add(before));
    const [old, current] = [schemasOf(this.base.document), schemasOf(this.revision.document)];
    const isOther =
      before !== after &&
      (Object.hasOwn(old, after) || (before !== undefined && Object.hasOwn(current, before)));
    if (isOther) return site;
    const { operation: _, ...rest } = site;
    return { ...rest, label: after };
  }

  #isKnown({ use }: Site, before: Member, after: Member): boolean {
    const ids = [before.raw, after.raw].map((raw) => {
      if (!this.#ids.has(raw)) this.#ids.set(raw, this.#count++);
      return this.#ids.get(raw);
    });
    const key = [use?.operation, use?.direction, ...ids, before.type, after.type].join(' ');
    const isKnown = this.#seen.has(key);
    this.#seen.add(key);
    return isKnown;
  }
}
