// Edits of the spec, and what is told of them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parse, stringify } from 'yaml';
import { compareSpecs, type Comparison } from '../../diff/compare.ts';
import { readDocument } from '../../diff/document.ts';

const fixture = join(import.meta.dirname, '../fixtures/sessions.yaml');
export const spec = readFileSync(fixture, 'utf8');

/** Replaces a text that must be there. */
export function replaced(from: string | RegExp, to: string, text = spec): string {
  const after = text.replaceAll(from instanceof RegExp ? new RegExp(from, 'gm') : from, to);
  expect(after).not.toBe(text);
  return after;
}

/** What a place, its keys between slashes, is to hold; nothing takes it out. */
export type Edit = readonly [place: string, value?: unknown];

export function edited(edits: readonly Edit[], text = spec): string {
  const document: unknown = parse(text);
  for (const [place, value] of edits) {
    const keys = place.split(' / ');
    const last = keys.pop() ?? '';
    const owner = keys.reduce<unknown>(
      (node, key) => (node as Record<string, unknown>)[key],
      document,
    );
    if (value === undefined) delete (owner as Record<string, unknown>)[last];
    else (owner as Record<string, unknown>)[last] = value;
  }
  return stringify(document, { aliasDuplicateObjects: false });
}

export function compare(revision: string, base = spec): Promise<Comparison> {
  return compareSpecs(readDocument('base.yaml', base), readDocument('revision.yaml', revision));
}
