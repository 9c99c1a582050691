import { isDeepStrictEqual } from 'node:util';
import type { Change, Note, Site } from './change.ts';
import type { Node } from './document.ts';
import { originOf } from './member.ts';

/** The objects that contain a difference, one per side. */
export interface Sides {
  base?: Node | undefined;
  revision?: Node | undefined;
}

/** Collects changes. A change that affects several operations is stored once with several uses. */
export class Changes {
  readonly #found = new Map<Node, { change: Change; site: Site }[]>();

  add(site: Site, what: string, sides: Sides, before: unknown, after: unknown, note?: Note): void {
    const [base, revision] = [sides.base, sides.revision].map((node) => node && originOf(node));
    const holder = revision ?? base ?? {};
    const here = this.#found.get(holder) ?? [];
    this.#found.set(holder, here);
    const same = here.find(({ change }) =>
      isDeepStrictEqual([change.what, change.before, change.after], [what, before, after]),
    );
    if (same) return addUse(same.change, same.site, site);
    const change: Change = {
      what,
      at: [site.operation, site.label].join(' ').trim(),
      before,
      after,
      ...(base && { base }),
      ...(revision && { revision }),
      uses: site.use ? [site.use] : [],
      isParameter: site.isParameter === true,
      ...(note && { note }),
    };
    here.push({ change, site });
  }

  /** Adds a change for each key that differs. */
  addFacts(site: Site, sides: Sides, base: Node, revision: Node): void {
    for (const key of new Set([...Object.keys(base), ...Object.keys(revision)])) {
      const [before, after] = [base[key], revision[key]];
      if (!isDeepStrictEqual(before, after)) this.add(site, key, sides, before, after);
    }
  }

  all(): Change[] {
    return [...this.#found.values()].flat().map(({ change }) => change);
  }
}

function addUse(change: Change, site: Site, { operation, label, use }: Site): void {
  if (use && !change.uses.some((each) => isDeepStrictEqual(each, use))) change.uses.push(use);
  // A shared part belongs to no single operation.
  if (operation !== site.operation && label !== '') change.at = label;
}
