import { isDeepStrictEqual } from 'node:util';
import type { Node } from './document.ts';

export const directions = ['request', 'response'] as const;
export type Direction = (typeof directions)[number];

/** The place of a comparison in both documents. */
export interface Site {
  /** The method and path, unless the place belongs to a named schema. */
  operation?: string | undefined;
  /** The place, such as ` request body.user` in an operation or `ChatSession.status` in a schema. */
  label: string;
  /** The objects around the place, innermost first. */
  nodes: readonly Node[];
  /** The id of the operation that uses the place, such as `sessions.create`. */
  user?: string;
  /** Undefined for the operation itself, which is neither sent nor received. */
  direction?: Direction | undefined;
  isParameter?: boolean;
}

/** One difference between two documents. */
export interface Change {
  /** The keyword that differs, or the kind of part that one side lacks. */
  what: string;
  /** Such as `ChatSession.status`, `POST /chatkit/sessions request body`. */
  at: string;
  /** Undefined if this side lacks the part. A part is described in a few words. */
  before: unknown;
  after: unknown;
  /** The object with the difference, then the objects around it. Merging may have created the first. */
  nodes: readonly Node[];
  /** Whether an added part must be there. */
  isRequired: boolean;
  /** The affected operations, such as `sessions.create (request)`. */
  uses: Set<string>;
  directions: Set<Direction>;
  isParameter: boolean;
}

/** Collects changes. A change that affects several operations is stored once with several uses. */
export class Changes {
  readonly #found = new Map<Node, (Omit<Change, 'at'> & Pick<Site, 'operation' | 'label'>)[]>();

  add(
    site: Site,
    what: string,
    node: Node,
    [before, after]: readonly [before: unknown, after: unknown],
    isRequired = false,
  ): void {
    const { operation, label, user, direction, isParameter = false } = site;
    const here = this.#found.get(node) ?? [];
    const same = here.find((each) =>
      isDeepStrictEqual([each.what, each.before, each.after], [what, before, after]),
    );
    const sets = { uses: new Set<string>(), directions: new Set<Direction>() };
    const facts = { what, before, after, isRequired, isParameter, nodes: [node, ...site.nodes] };
    const change = same ?? { ...facts, ...sets, operation, label };
    if (!same) this.#found.set(node, [...here, change]);
    if (user !== undefined) change.uses.add(direction ? `${user} (${direction})` : user);
    if (direction) change.directions.add(direction);
    // A shared part belongs to no single operation.
    if (operation !== change.operation && label !== '') {
      Object.assign(change, { operation: undefined, label });
    }
  }

  /** Adds a change for each key that differs. */
  addFacts(site: Site, node: Node, base: Node, revision: Node): void {
    for (const key of new Set([...Object.keys(base), ...Object.keys(revision)])) {
      const values = [base[key], revision[key]] as const;
      if (!isDeepStrictEqual(...values)) this.add(site, key, node, values);
    }
  }

  all(): Change[] {
    return [...this.#found.values()].flat().map(({ operation = '', label, ...change }) => ({
      ...change,
      at: `${operation}${label}`.trim(),
    }));
  }
}
