import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { diffSpecs } from '../../diff/rate.ts';
import { parseSpecText } from '../../diff/spec-text.ts';

const text = readFileSync(join(import.meta.dirname, '../fixtures/threads.yaml'), 'utf8');

/** Lists the places of a document whose removal spec-diff neither reports nor refuses. */
function silentPlaces(): string[] {
  const base = parseSpecText('base.yaml', text);
  const document = parse(text) as Record<string, unknown>;
  const silent: string[] = [];
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      const holder = node as Record<string, unknown>;
      if (!Array.isArray(node)) {
        delete holder[key];
        if (isSilent()) silent.push(`${path}/${key}`);
        holder[key] = value;
      }
      visit(value, `${path}/${key}`);
    }
  };
  const isSilent = (): boolean => {
    try {
      const revision = stringify(document, { aliasDuplicateObjects: false });
      return diffSpecs(base, parseSpecText('revision.yaml', revision)).changes.length === 0;
    } catch {
      return false;
    }
  };
  visit(document, '');
  return silent;
}

test('spec-diff reports the removal of every key except a type that other keywords imply', () => {
  expect(silentPlaces().filter((place) => !place.endsWith('/type'))).toEqual([]);
});
