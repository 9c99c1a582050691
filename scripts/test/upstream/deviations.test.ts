import { expect, test } from 'vitest';
import { deviationList, judge } from '../../upstream/deviations.ts';
import { readSource } from '../../upstream/load.ts';
import { fixture, section, createFolder } from './run.ts';

const { run, write } = createFolder();

test('a listed deviation is known, and becomes unlisted when either document changes', () => {
  const seconds = 'Expires.seconds › maximum › ours 600, theirs 3600';
  const list = [{ reason: 'Tried: more is refused.', differences: ['Odd', seconds] }];
  expect(judge(['Odd', seconds], list)).toEqual({
    unlisted: [],
    known: ['Odd (Tried: more is refused.)', `${seconds} (Tried: more is refused.)`],
    gone: [],
  });
  const moved = 'Expires.seconds › maximum › ours 600, theirs 60';
  expect(judge(['Odd', moved], list)).toEqual({
    unlisted: [moved],
    known: ['Odd (Tried: more is refused.)'],
    gone: [`${seconds} (Tried: more is refused.)`],
  });
});

test('spec-upstream reports a listed deviation that no longer exists with its reason, and exits with 1', async () => {
  write('upstream.yaml', fixture);
  const result = await run('upstream.yaml', '--spec', 'upstream.yaml');
  expect(result.stdout).toMatch(/: 0 unlisted, 0 known, [1-9]\d* gone$/m);
  const [gone] = section(result, 'Listed deviations that no longer exist');
  expect(gone).toMatch(/ › .+ › ours .+, theirs .+ \(.+\)$/);
  expect(result.status).toBe(1);
});

test('a difference is known when it is listed in YAML as it is printed', async () => {
  write('upstream.yaml', fixture.replace('maximum: 600', 'maximum: 3600, default: { odd: [x] }'));
  const result = await run('upstream.yaml');
  const lines = section(result, 'Unlisted differences');
  expect(lines).toHaveLength(2);
  expect(result.status).toBe(1);
  const items = lines.map((line) => `    - ${line}\n`);
  const file = write('list.yaml', `- reason: Tried.\n  differences:\n${items.join('')}`);
  const list = await readSource(file, 1, (value) => deviationList.parse(value));
  expect(judge(lines, list)).toEqual({
    unlisted: [],
    known: lines.map((line) => `${line} (Tried.)`),
    gone: [],
  });
});

const differences = 'differences: [ChatSession.id]';
test.each([
  ['has no reason', `- { ${differences} }`, 'at [0].reason'],
  ['has an empty reason', `- { reason: ' ', ${differences} }`, 'at [0].reason'],
  ['has no list of differences', '- { reason: x, differences: y }', 'at [0].differences'],
  ['has an unknown key', `- { reason: x, ${differences}, why: y }`, 'Unrecognized key: "why"'],
  ['is not in a list', `{ reason: x, ${differences} }`, 'expected array'],
  ['is not an object', '- 3', 'at [0]'],
  ['is not YAML', '- [', 'unexpected end'],
])('spec-upstream refuses a deviation that %s', async (_, text, reason) => {
  const file = write('deviations.yaml', `${text}\n`);
  const list = readSource(file, 1, (value) => deviationList.parse(value));
  await expect(list).rejects.toThrow(`${file} cannot be read: `);
  await expect(list).rejects.toThrow(reason);
});
