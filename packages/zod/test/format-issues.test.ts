import { expect, test } from 'vitest';
import { formatIssues, preflight } from '../src/index.ts';
import { params } from './params.ts';

test('writes a path as JavaScript would', () => {
  const path = ['a', 0, { key: 'b c' }, 'd'];
  expect(formatIssues([{ message: 'Wrong.', path }])).toBe('a[0]["b c"].d: Wrong.');
  expect(formatIssues([{ message: 'Wrong.' }, { message: 'Worse.', path: [] }])).toBe(
    'Wrong.\nWorse.',
  );
  expect(formatIssues([])).toBe('');
});

test('cuts a long key, a name or not', () => {
  const paths = [
    'a'.repeat(64),
    'a'.repeat(65),
    '-'.repeat(64),
    '-'.repeat(65),
    '\n'.repeat(65),
  ].map((key) => [key]);
  expect(formatIssues(paths.map((path) => ({ message: 'Wrong.', path }))).split('\n')).toEqual([
    `${'a'.repeat(64)}: Wrong.`,
    `["${'a'.repeat(64)}…"]: Wrong.`,
    `["${'-'.repeat(64)}"]: Wrong.`,
    `["${'-'.repeat(64)}…"]: Wrong.`,
    `["${'\\n'.repeat(64)}…"]: Wrong.`,
  ]);
});

test('keeps an issue to its line', () => {
  const { issues } = preflight({ ...params, 'a\nb': 1 });
  expect(formatIssues(issues)).toBe('["a\\nb"]: Unknown key.');
  const path = ['\u0085', '\u202E', '\u2028'];
  expect(formatIssues([{ message: 'Wrong:\n\u001B[31m\u2066 red.', path }])).toBe(
    '[" "][" "][" "]: Wrong: [31m  red.',
  );
});
