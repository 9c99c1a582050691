import { expect, test } from 'vitest';
import { formatIssues } from '../src/index.ts';
import * as zod from '../src/index.ts';
import * as mini from '../src/mini.ts';
import * as standalone from '../src/standalone.ts';
import { params } from './params.ts';

test('a key that is not there is named, at its parent by zod and at itself without', () => {
  const value = { ...params, a: 1, ['__proto__b']: 2 };
  const { error } = zod.SessionCreateParams.safeParse(value);
  expect(error?.issues).toMatchObject([
    {
      code: 'unrecognized_keys',
      path: [],
      message: 'Unknown key "a". Unknown key "__proto__b".',
    },
  ]);
  const { issues } = standalone.SessionCreateParams['~standard'].validate(value);
  expect(issues).toEqual([
    { path: ['a'], message: 'Unknown key.' },
    { path: ['__proto__b'], message: 'Unknown key.' },
  ]);
});

test('a key is told on one line, between quotes that it cannot end, and no longer than need be', () => {
  const long = '🙂'.repeat(5000);
  const keys = { 'a "b" \\ c': 1, 'd\ne': 2, [long]: 3, [long.slice(0, 128)]: 4 };
  const quoted = [`a \\"b\\" \\\\ c`, 'd\\ne', `${'🙂'.repeat(64)}…`, '🙂'.repeat(64)];
  for (const { SessionCreateParams } of [zod, mini]) {
    const { error } = SessionCreateParams.safeParse({ ...params, ...keys });
    expect(error?.issues.map(({ message }) => message)).toEqual([
      quoted.map((key) => `Unknown key "${key}".`).join(' '),
    ]);
  }
  const { issues = [] } = standalone.SessionCreateParams['~standard'].validate({
    ...params,
    ...keys,
  });
  expect(issues.map(({ path }) => path)).toEqual(Object.keys(keys).map((key) => [key]));
  expect(formatIssues(issues).split('\n')).toEqual(quoted.map((key) => `["${key}"]: Unknown key.`));
});

test('of many keys, zod names the first', () => {
  const keys = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`key${at}`, at]));
  for (const { SessionCreateParams } of [zod, mini]) {
    const [issue] = SessionCreateParams.safeParse({ ...params, ...keys }).error?.issues ?? [];
    expect(issue).toMatchObject({ code: 'unrecognized_keys', keys: Object.keys(keys) });
    expect(issue?.message.match(/key\d+/g)).toHaveLength(8);
    expect(issue?.message).toMatch(/ Unknown key "key7"\. Unknown keys: 992 more\.$/);
  }
});
