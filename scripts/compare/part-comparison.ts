import type { Changes, Site } from './change.ts';
import { schemasOf, type Node } from './document.ts';
import { pairBy } from './pairs.ts';
import type { Alternative, Part } from './part.ts';
import { SchemaReader, tagOf, type Schema } from './schema.ts';

/** Compares parts of two documents. Each pair of schemas is compared once per use. */
export class PartComparison {
  /** The named schemas of the revision, each with the names of the base schemas. */
  readonly pairs = new Map<string, Set<string>>();
  readonly base: SchemaReader;
  readonly revision: SchemaReader;
  readonly #changes: Changes;
  readonly #seen = new Map<Alternative, Map<Alternative, Set<string>>>();

  constructor(base: Node, revision: Node, changes: Changes) {
    this.base = new SchemaReader(base);
    this.revision = new SchemaReader(revision);
    this.#changes = changes;
  }

  /** Compares two versions of a part and the parts inside. One version may be absent. */
  compare(around: Site, was: Part | undefined, is: Part | undefined): void {
    const part = is ?? was;
    if (!part) return;
    const { what, label, node, direction = around.direction } = part;
    const isParameter = what === 'parameter' || what === 'response header';
    const site: Site = {
      ...around,
      label: around.label + label,
      nodes: [node, ...around.nodes],
      direction,
      isParameter: isParameter || around.isParameter === true,
    };
    if (was && is) return this.#compareInside(site, was, is);
    // If only one side is a map, the change of "unknown fields" reports it.
    if (what === 'values') return;
    const values = [was && describe(was, this.base), is && describe(is, this.revision)] as const;
    this.#changes.add(site, what, node, values, is?.facts['required'] === true);
  }

  #compareInside(site: Site, was: Part, is: Part): void {
    this.#changes.addFacts(site, is.node, was.facts, is.facts);
    if (was.schema && is.schema) this.compareSchemas(site, was.schema, is.schema);
    else if (was.schema || is.schema) {
      const types = { type: describe({ schema: was.schema }, this.base) };
      const newTypes = { type: describe({ schema: is.schema }, this.revision) };
      this.#changes.addFacts(site, is.node, types, newTypes);
    }
    for (const key of new Set([...is.parts.keys(), ...was.parts.keys()])) {
      this.compare(site, was.parts.get(key), is.parts.get(key));
    }
  }

  compareSchemas(site: Site, base: Node, revision: Node): void {
    const [one, other] = [this.base.read(base), this.revision.read(revision)];
    this.#changes.addFacts(site, revision, one.place, other.place);
    const here = this.#named(site, one.name, other.name);
    const [before, after] = [one.alternatives[0], other.alternatives[0]];
    if (before && after && one.alternatives.length === 1 && other.alternatives.length === 1) {
      return this.#compareAlternatives(here, before, after);
    }
    this.#compareUnions(here, one, other);
  }

  #compareUnions(site: Site, one: Schema, other: Schema): void {
    const { node } = other;
    const [oldTag, newTag] = [tagOf(one), tagOf(other)];
    if (one.alternatives.length > 1 && other.alternatives.length > 1) {
      this.#changes.addFacts(site, node, one.union, other.union);
      this.#changes.addFacts(site, node, { tag: oldTag }, { tag: newTag });
    }
    // A union and a single schema are compared by the tag of the union.
    const tag = oldTag ?? newTag;
    const isShared = tag === (newTag ?? oldTag);
    const valueIn = (each: Alternative) => (isShared ? each.constantOf(tag ?? '') : undefined);
    const typeOf = (each: Alternative) => (valueIn(each) === undefined ? each.type : undefined);
    const pairs = pairBy(one.alternatives, other.alternatives, [
      valueIn,
      ({ name }) => name,
      // Prefer the alternative with the same fields.
      (each) => typeOf(each) && [each.type, ...[...each.parts.keys()].toSorted()].join(' '),
      typeOf,
    ]);
    for (const [was, is] of pairs) {
      const part = is ?? was;
      if (!part) continue;
      const label = String(valueIn(part) ?? part.name ?? part.type);
      const here = { ...site, label: `${site.label}(${label})` };
      if (was && is) this.#compareAlternatives(this.#named(here, was.name, is.name), was, is);
      else this.#changes.add(here, part.what, part.node, [was && label, is && label]);
    }
  }

  #compareAlternatives(site: Site, before: Alternative, after: Alternative): void {
    const use = `${site.user} ${site.direction}`;
    const partners = this.#seen.get(before) ?? new Map<Alternative, Set<string>>();
    const uses = partners.get(after) ?? new Set();
    if (uses.has(use)) return;
    this.#seen.set(before, partners.set(after, uses.add(use)));
    const types = [before.type, after.type] as const;
    if (before.type !== after.type) this.#changes.add(site, 'type', after.node, types);
    const areNumbers = types.every((type) => ['integer', 'number'].includes(type));
    // An object and a string have nothing else in common.
    if (before.type === after.type || areNumbers) this.#compareInside(site, before, after);
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
    return isOther ? site : { ...site, operation: undefined, label: after };
  }
}

/** Describes a part in a few words: `application/json`, `string | null`, `ChatSession`. */
function describe({ summary, schema = {} }: Partial<Part>, reader: SchemaReader): string {
  if (summary !== undefined) return summary;
  const { name, alternatives, place } = reader.read(schema);
  const types = alternatives.map((each) => each.name ?? each.type).join(' | ');
  return (name ?? (types || 'nothing')) + (place['nullable'] === true ? ' | null' : '');
}
