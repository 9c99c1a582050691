import type { Node, Upstream } from './load.ts';
import { describeShape, shapeOf, type Shape } from './shape.ts';

/** A structural difference. */
export interface Difference {
  /** In the names of our spec: `ChatSession.status`, `POST /chatkit/sessions`. */
  at: string;
  /** What differs: a keyword, `field`, `type`, `operation` … */
  what: string;
  ours: unknown;
  theirs: unknown;
  /** What else a reader wants to know. */
  note?: string;
}

/** Stands for what one side does not have. */
export const absent = 'absent';

/** Compares schemas of two documents, each pair of named ones once. */
export class SchemaComparison {
  readonly differences: Difference[] = [];
  /** Our names with the names of theirs that they were found to be. */
  readonly pairs = new Map<string, Set<string>>();
  readonly #ours: Upstream;
  readonly #theirs: Upstream;

  constructor(ours: Upstream, theirs: Upstream) {
    this.#ours = ours;
    this.#theirs = theirs;
  }

  /** Compares two schemas that stand for the same thing; `at` names ours where it has no name. */
  compare(at: string, ours: unknown, theirs: unknown): void {
    const [one, other] = [shapeOf(this.#ours, ours), shapeOf(this.#theirs, theirs)];
    const place = one.name ?? at;
    const add = (what: string, mine: unknown, yours: unknown, where = place): void => {
      if (!isSame(mine, yours)) this.#add({ at: where, what, ours: mine, theirs: yours });
    };
    // Null and a default belong to the place, not to the schema that it refers to.
    add('nullable', one.isNullable, other.isNullable, at);
    add('default', one.default ?? absent, other.default ?? absent, at);
    if (one.name !== undefined && this.#isKnownPair(one.name, other.name)) return;
    add('type', typeOf(one), typeOf(other));
    // Of an object in place of a string there is nothing more to compare.
    if (!isComparable(one, other)) return;
    add('enum', list(one.values), list(other.values));
    for (const key of new Set([...Object.keys(one.bounds), ...Object.keys(other.bounds)])) {
      add(key, one.bounds[key] ?? absent, other.bounds[key] ?? absent);
    }
    this.#compareObjects(place, one, other);
    if (one.items !== undefined && other.items !== undefined) {
      this.compare(`${place}[]`, one.items, other.items);
    }
    this.#compareAlternatives(place, one, other);
  }

  /** Their names that were found to be one of ours. */
  taken(): Set<string> {
    return new Set([...this.pairs.values()].flatMap((names) => [...names]));
  }

  #add(difference: Difference): void {
    if (!this.differences.some((each) => isSame(each, difference))) {
      this.differences.push(difference);
    }
  }

  #isKnownPair(ours: string, theirs: string | undefined): boolean {
    const known = this.pairs.get(ours) ?? new Set();
    this.pairs.set(ours, known);
    const name = theirs ?? '(a schema without a name)';
    // Two schemas without a name need not be the same one.
    const isKnown = theirs !== undefined && known.has(name);
    known.add(name);
    return isKnown;
  }

  #compareObjects(place: string, one: Shape, other: Shape): void {
    for (const name of new Set([...one.fields.keys(), ...other.fields.keys()])) {
      const at = `${place}.${name}`;
      const [ours, theirs] = [one.fields.get(name), other.fields.get(name)];
      if (ours === undefined || theirs === undefined) {
        this.#addPresence(at, 'field', ours, theirs);
        continue;
      }
      const [isRequired, isTheirs] = [one.required.has(name), other.required.has(name)];
      if (isRequired !== isTheirs) {
        this.#add({ at, what: 'required', ours: isRequired, theirs: isTheirs });
      }
      this.compare(at, ours, theirs);
    }
    const unknown = (shape: Shape): string => (shape.isClosed ? 'refused' : 'admitted');
    if (one.fields.size > 0 && one.isClosed !== other.isClosed) {
      this.#add({ at: place, what: 'unknown fields', ours: unknown(one), theirs: unknown(other) });
    }
    if (one.mapValues && other.mapValues) {
      this.compare(`${place}[key]`, one.mapValues, other.mapValues);
      const anyName: Node = { type: 'string' };
      this.compare(
        `${place}[key name]`,
        { ...anyName, ...one.keyNames },
        { ...anyName, ...other.keyNames },
      );
    } else if (one.mapValues || other.mapValues) {
      this.#addPresence(place, 'map of', one.mapValues, other.mapValues);
    }
  }

  #addPresence(at: string, what: string, ours: unknown, theirs: unknown): void {
    this.#add({
      at,
      what,
      ours: ours === undefined ? absent : describeShape(this.#ours, ours),
      theirs: theirs === undefined ? absent : describeShape(this.#theirs, theirs),
    });
  }

  /** Alternatives have no names: each of ours is compared with the one that is most like it. */
  #compareAlternatives(place: string, one: Shape, other: Shape): void {
    if (one.alternatives.length === 0 || other.alternatives.length === 0) return;
    if (one.combinator !== other.combinator) {
      this.#add({ at: place, what: 'combinator', ours: one.combinator, theirs: other.combinator });
    }
    const left = [...other.alternatives];
    for (const ours of one.alternatives) {
      const shape = shapeOf(this.#ours, ours);
      const scores = left.map((theirs) => likeness(shape, shapeOf(this.#theirs, theirs)));
      const best = scores.indexOf(Math.max(...scores));
      if ((scores[best] ?? 0) < 0.5) {
        this.#addPresence(place, 'alternative', ours, undefined);
        continue;
      }
      const [theirs] = left.splice(best, 1);
      this.compare(`${place}(${describeShape(this.#ours, ours)})`, ours, theirs);
    }
    for (const theirs of left) this.#addPresence(place, 'alternative', undefined, theirs);
  }
}

/** How alike two shapes are, from 0 to 1: by type, and objects by the names of their fields. */
export function likeness(one: Shape, other: Shape): number {
  if (!isSame(one.types.toSorted(), other.types.toSorted())) return 0;
  if (one.fields.size === 0 && other.fields.size === 0) {
    return isSame(one.values, other.values) ? 1 : 0.5;
  }
  const shared = [...one.fields.keys()].filter((name) => other.fields.has(name)).length;
  return shared / (one.fields.size + other.fields.size - shared);
}

function typeOf(shape: Shape): string {
  if (shape.alternatives.length > 0) return 'a choice';
  return shape.types.toSorted().join(' | ') || 'anything';
}

/** Whether what holds for one may hold for the other: they share a type, or may. */
function isComparable(one: Shape, other: Shape): boolean {
  if (one.types.length === 0 || other.types.length === 0) return true;
  const kinds = (shape: Shape): string[] =>
    shape.types.map((type) => (type === 'integer' ? 'number' : type));
  return kinds(one).some((type) => kinds(other).includes(type));
}

function list(values: unknown[] | undefined): unknown {
  return values === undefined ? absent : values.toSorted();
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
