import { expect, test } from 'vitest';
import { judge, readDeviations } from '../../upstream/deviations.ts';
import { fixture, run, section, write } from './run.ts';

test('a listed deviation is known, and becomes unlisted when either document changes', () => {
  const reason = 'Tried: more is refused.';
  const seconds = { at: 'Expires.seconds', what: 'maximum', ours: 600, theirs: 3600 };
  const deviation = { ...seconds, reason };
  expect(judge([seconds], [deviation])).toEqual({ unlisted: [], known: [deviation], gone: [] });
  const moved = { ...seconds, theirs: 60 };
  expect(judge([moved], [deviation])).toEqual({ unlisted: [moved], known: [], gone: [deviation] });
});

test('an entry may list several places', () => {
  const rest = { what: 'type', ours: 'string', theirs: 'array', reason: 'Tried.' };
  const file = write('deviations.yaml', JSON.stringify([{ at: ['A.x', 'B.x'], ...rest }]));
  expect(readDeviations(file)).toEqual([
    { at: 'A.x', ...rest },
    { at: 'B.x', ...rest },
  ]);
});

test('a listed deviation that no longer exists is reported with its reason and fails the run', async () => {
  write('upstream.yaml', fixture);
  const entry = { at: 'Odd', what: 'type', ours: 'string', theirs: 'array', reason: 'It was.' };
  write('deviations.yaml', JSON.stringify([entry]));
  const words = ['--spec', 'upstream.yaml', '--deviations', 'deviations.yaml'];
  const result = await run('upstream.yaml', ...words);
  expect(result.stdout).toContain('0 unlisted, 0 known, 1 gone');
  expect(section(result, 'Listed deviations that no longer exist')).toEqual([
    'Odd: type (It was.)',
  ]);
  expect(result.status).toBe(1);
});

const entry = '{ at: ChatSession.id, what: type, ours: string, theirs: array';
test.each([
  ['has no reason', `- ${entry} }`, 'at [0].reason'],
  ['has an empty reason', `- ${entry}, reason: ' ' }`, 'at [0].reason'],
  ['has an unknown key', `- ${entry}, reason: x, why: y }`, 'Unrecognized key: "why"'],
  [
    'repeats another',
    `- ${entry}, reason: x }\n- ${entry}, reason: y }`,
    'An entry repeats another entry',
  ],
  ['is not in a list', `${entry} }`, 'expected array'],
  ['is not an object', '- 3', 'at [0]'],
  ['is not YAML', '- [', 'Flow sequence'],
])('spec-upstream refuses a deviation that %s', (_, text, reason) => {
  const file = write('deviations.yaml', `${text}\n`);
  expect(() => readDeviations(file)).toThrow(reason);
  expect(() => readDeviations(file)).toThrow(
    'must be a list of entries with at, what, ours, theirs and reason.',
  );
});
