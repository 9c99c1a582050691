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
  readonly #found = new Map<Node, { change: Change; site: Site }[]>();

  add(
    site: Site,
    what: string,
    node: Node,
    [before, after]: readonly [before: unknown, after: unknown],
    isRequired = false,
  ): void {
    const here = this.#found.get(node) ?? [];
    this.#found.set(node, here);
    let found = here.find(({ change }) =>
      isDeepStrictEqual([change.what, change.before, change.after], [what, before, after]),
    );
    if (!found) {
      const at = [site.operation, site.label].join('').trim();
      const [uses, isParameter] = [new Set<string>(), site.isParameter === true];
      const nodes = [node, ...site.nodes];
      const change = { what, at, before, after, nodes, isRequired, uses, isParameter };
      found = { change: { ...change, directions: new Set() }, site };
      here.push(found);
    }
    const { change } = found;
    const { user, direction } = site;
    if (user !== undefined) change.uses.add(direction ? `${user} (${direction})` : user);
    if (direction) change.directions.add(direction);
    // A shared part belongs to no single operation.
    if (site.operation !== found.site.operation && site.label !== '') change.at = site.label.trim();
  }

  /** Adds a change for each key that differs. */
  addFacts(site: Site, node: Node, base: Node, revision: Node): void {
    for (const key of new Set([...Object.keys(base), ...Object.keys(revision)])) {
      const values = [base[key], revision[key]] as const;
      if (!isDeepStrictEqual(...values)) this.add(site, key, node, values);
    }
  }

  all(): Change[] {
    return [...this.#found.values()].flat().map(({ change }) => change);
  }
}
