import { expect, test } from 'vitest';
import { formatIssues } from '../src/index.ts';

test('formatIssues writes a path as JavaScript does', () => {
  const path = ['a', 0, { key: 'b c' }, 'd'];
  expect(formatIssues([{ message: 'Wrong.', path }])).toBe('a[0]["b c"].d: Wrong.');
  expect(formatIssues([{ message: 'Wrong.' }, { message: 'Worse.', path: [] }])).toBe(
    'Wrong.\nWorse.',
  );
  expect(formatIssues([])).toBe('');
});

test('formatIssues cuts a long key to 64 characters', () => {
  const paths = ['a'.repeat(65), '-'.repeat(64), '\n'.repeat(65)].map((key) => [key]);
  expect(formatIssues(paths.map((path) => ({ message: 'Wrong.', path }))).split('\n')).toEqual([
    `["${'a'.repeat(64)}…"]: Wrong.`,
    `["${'-'.repeat(64)}"]: Wrong.`,
    `["${'\\n'.repeat(64)}…"]: Wrong.`,
  ]);
});

test('formatIssues writes an issue on one line, without colours and bidirectional controls', () => {
  const path = ['\u0085', '\u202E', '\u2028'];
  expect(formatIssues([{ message: 'Wrong:\n\u001B[31m\u2066 red.', path }])).toBe(
    '[" "][" "][" "]: Wrong: [31m  red.',
  );
});

test('formatIssues shows 50 issues of at most 1000 characters, and counts the others', () => {
  const issues = Array.from({ length: 100_000 }, () => ({ message: 'x'.repeat(2000) }));
  const lines = formatIssues(issues).split('\n');
  expect(lines).toHaveLength(51);
  expect(lines[0]).toBe(`${'x'.repeat(1000)}…`);
  expect(lines[50]).toBe('… and 99950 more.');
});
