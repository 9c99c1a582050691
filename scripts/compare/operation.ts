import { isDeepStrictEqual } from 'node:util';
import type { Note, Site } from './change.ts';
import type { Changes } from './changes.ts';
import { derived } from './member.ts';
import type { Operation, Part } from './parts.ts';
import type { SchemaComparison } from './schemas.ts';

/** Compares two versions of an operation, part by part. One version may be absent. */
export function compareOperations(
  schemas: SchemaComparison,
  changes: Changes,
  before: Operation | undefined,
  after: Operation | undefined,
): void {
  const compare = (around: Site, was: Part | undefined, is: Part | undefined): void => {
    const sides = { base: was?.raw, revision: is?.raw };
    const part = is ?? was;
    if (!part) return;
    const site = siteOf(part, around);
    if (!was || !is) {
      const note = noteOf(part, is ? before : after);
      return changes.add(site, part.what, sides, summaryOf(was), summaryOf(is), note);
    }
    changes.addFacts(site, sides, was.facts, is.facts);
    if (was.schema || is.schema) {
      const [one, other] = [was, is].map(({ raw, schema }) => schema ?? derived(raw, {}));
      schemas.compare(site, one ?? {}, other ?? {});
    }
    for (const key of new Set([...is.parts.keys(), ...was.parts.keys()])) {
      compare(site, was.parts.get(key), is.parts.get(key));
    }
  };
  const { label, id } = after ?? before ?? { label: '', id: '' };
  const site: Site = { operation: label, label: '', use: { operation: id } };
  if (before && after && before.route !== after.route) {
    const sides = { base: before.raw, revision: after.raw };
    changes.add(site, 'route', sides, before.label, after.label);
  }
  compare(site, before, after);
}

function siteOf({ what, label, direction }: Part, around: Site): Site {
  const isParameter = ['parameter', 'response header'].includes(what);
  return {
    ...around,
    // The change already names the operation.
    label: what === 'operation' ? '' : `${around.label} ${label}`.trim(),
    ...(around.use && { use: { ...around.use, ...(direction && { direction }) } }),
    isParameter: isParameter || around.isParameter === true,
  };
}

function summaryOf(part: Part | undefined): string | undefined {
  if (!part) return undefined;
  const types = [part, ...part.parts.values()].filter(({ what }) => what === 'media type');
  return types.map(({ label }) => label.slice(1, -1) || 'application/json').join(', ') || 'present';
}

/** Returns the note about an added part. `operation` is the version without the part. */
function noteOf(part: Part, operation: Operation | undefined): Note | undefined {
  if (part.facts['required'] === true) return 'required';
  const others = [...(operation?.parts.values() ?? [])];
  const isKnown = others.some(
    ({ what, parts }) => what === part.what && isDeepStrictEqual(parts, part.parts),
  );
  if (part.what === 'success') return isKnown ? 'known body' : undefined;
  // The first optional input puts `params` before `options`.
  return isInput(part) && !others.some(isInput) ? 'first input' : undefined;
}

function isInput({ what, facts }: Part): boolean {
  return what === 'request body' || facts['given by'] === 'the caller';
}
