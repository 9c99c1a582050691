import { describe, expect, test } from 'vitest';
import { bumpFor } from '../../diff/bump.ts';
import { toJson, toMarkdown, toText } from '../../diff/report.ts';
import { compare, replaced, spec } from './edits.ts';

describe('a report', async () => {
  const comparison = await compare(
    replaced(
      'maximum: 600',
      'maximum: 300',
      replaced('[active, expired, cancelled]', '[active, expired, cancelled, paused]'),
    ),
  );
  const bump = bumpFor(comparison.rating, '0.3.0');

  test('for people has groups, places, operations and effects', () => {
    const text = toText(comparison, bump);
    expect(text).toMatch(/^revision\.yaml against base\.yaml: 1 major, 1 minor$/m);
    expect(text.indexOf('MAJOR')).toBeLessThan(text.indexOf('MINOR'));
    expect(text).toContain(
      'has the maximum `300` instead of `600`: values beyond are refused by zod',
    );
    expect(text).toMatch(/revision\.yaml:\d+ {2}#\/components\/schemas\/ChatSessionStatus/);
    expect(text).toContain('reaches sessions.create (request)');
    expect(text).toContain(
      'released as minor: before 1.0 (the version is 0.3.0) a major becomes a minor',
    );
  });

  test('as markdown has a table for each rating', () => {
    const text = toMarkdown(comparison, bump);
    expect(text.match(/^### (Major|Minor|Patch)$/gm)).toEqual(['### Major', '### Minor']);
    for (const row of text.split('\n').filter((line) => line.startsWith('|'))) {
      expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
    }
  });

  test('as JSON has every change', () => {
    expect(JSON.parse(toJson(comparison, bump))).toMatchObject({
      rating: 'major',
      bump: { bump: 'minor' },
      summary: { major: 1, minor: 1, patch: 0 },
      changes: [{ kind: 'bound tightened' }, { kind: 'enum value added' }],
    });
  });
});

test('a place is the line of the revision, or of the base if it is gone there', async () => {
  const revision = replaced(
    /^ {8}retry-after:\n(?: {10}.*\n)*/,
    '',
    replaced('maximum: 600', 'maximum: 10'),
  );
  const { changes } = await compare(revision);
  expect(changes.map(({ place }) => place)).toEqual(
    expect.arrayContaining([
      {
        file: 'revision.yaml',
        line: revision.split('\n').findIndex((line) => line.includes('maximum: 10')) + 1,
        pointer: '#/components/schemas/ChatSessionExpiresAfterParam/properties/seconds',
      },
      expect.objectContaining({
        file: 'base.yaml',
        line: spec.split('\n').findIndex((line) => line.includes('retry-after:')) + 1,
      }),
    ]),
  );
});
