import { isDeepStrictEqual } from 'node:util';

export const directions = ['request', 'response'] as const;
export type Direction = (typeof directions)[number];

/** Values to compare by key. */
export type Facts = Readonly<Record<string, unknown>>;

export interface Place {
  /** Such as `ChatSession.status` or `POST /chatkit/sessions response 200`. */
  at: string;
  /** The keys that lead there in the document. Where `allOf` was merged, they may lead nowhere. */
  keys: readonly (string | number)[];
}

export interface Use {
  /** The ids of the operations that use a place. */
  operations: readonly string[];
  /** Undefined for an operation itself, which is neither sent nor received. */
  direction?: Direction | undefined;
}

/** A place that both documents may have. */
export type Site = Place & Use;

/** One difference between two documents. */
export interface Change extends Place {
  /** The keyword that differs, or the kind of part that one side lacks. */
  what: string;
  /** Undefined if this side lacks the part. A part is described in a few words. */
  before: unknown;
  after: unknown;
  /** Whether an added part must be there. */
  isRequired: boolean;
  /** The affected operations, such as `sessions.create (request)`. */
  uses: Set<string>;
  directions: Set<Direction>;
}

/** Collects changes. A change that affects several operations is stored once. */
export class Changes {
  readonly #found = new Map<string, Change>();

  add(site: Site, what: string, before: unknown, after: unknown, isRequired = false): void {
    const { at, keys, operations, direction } = site;
    const id = JSON.stringify([at, what, before, after]);
    const sets = { uses: new Set<string>(), directions: new Set<Direction>() };
    const change = this.#found.get(id) ?? { at, keys, what, before, after, isRequired, ...sets };
    this.#found.set(id, change);
    for (const one of operations) change.uses.add(direction ? `${one} (${direction})` : one);
    if (direction) change.directions.add(direction);
  }

  /** Adds a change for each key that differs. */
  addFacts(site: Site, base: Facts, revision: Facts): void {
    for (const key of new Set([...Object.keys(base), ...Object.keys(revision)])) {
      if (isDeepStrictEqual(base[key], revision[key])) continue;
      this.add(site, key, base[key], revision[key]);
    }
  }

  all(): Change[] {
    return [...this.#found.values()];
  }
}
