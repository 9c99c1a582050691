import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SpecError } from '../spec/problem.ts';
import { loadSpec, parseSpec } from '../spec/load.ts';
import { parseSpecText } from '../diff/spec-text.ts';

const text = readFileSync(join(import.meta.dirname, 'fixtures/threads.yaml'), 'utf8');

/** Returns the problems of a text, one per line. */
async function problemsOf(edited: string): Promise<string[]> {
  expect(edited).not.toBe(text);
  const error: unknown = await parseSpec(edited, 'threads.yaml').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SpecError);
  const [, ...problems] = (error as SpecError).message.split('\n');
  return problems.map((line) => line.trim().replace(/^(threads\.yaml):\d+ /, '$1 '));
}

test('a missing spec is reported with the command that restores it', async () => {
  await expect(loadSpec(join(import.meta.dirname, 'fixtures/none.yaml'))).rejects.toThrow(
    /fixtures\/none\.yaml: the file does not exist\. Restore it: git checkout HEAD -- .*none\.yaml$/,
  );
});

describe('invalid YAML', () => {
  const texts = {
    'an alias without an anchor': [
      'The alias *order must refer to an anchor before it',
      `${text}\nx-order: *order\n`,
    ],
    'an alias inside its own anchor': [
      'The alias *order must refer to an anchor before it that does not contain it',
      `${text}\nx-order: &order { again: [*order] }\n`,
    ],
    'an unknown tag': ['Unresolved tag: !order', `${text}\nx-order: !order asc\n`],
    'nested aliases that expand exponentially': [
      'Excessive alias count',
      `${text}\nx-0: &x0 [a, a]\n${Array.from({ length: 9 }, (_, at) => `x-${at + 1}: &x${at + 1} [*x${at}, *x${at}, *x${at}, *x${at}]\n`).join('')}`,
    ],
    'a tab': ['Tabs are not allowed as indentation', text.replace('    get:', '\tget:')],
  };

  test.each(Object.entries(texts))(
    '%s is reported with its line',
    async (_, [reason = '', edited = '']) => {
      const [first] = await problemsOf(edited);
      expect(first).toMatch(/^threads\.yaml /);
      expect(first).toContain(reason);
      // The line appears only once, at the start.
      expect(first).not.toMatch(/ at line \d/);
      const rest = ` is not an OpenAPI document. ${first?.replace('threads.yaml ', '')}`;
      expect(() => parseSpecText('threads.yaml', edited)).toThrow(rest);
    },
  );
});

test('an unresolved alias is reported with the line of the alias', async () => {
  const edited = `${text}x-one: 1\nx-order: *order\n`;
  const line = edited.split('\n').indexOf('x-order: *order') + 1;
  await expect(parseSpec(edited, 'threads.yaml')).rejects.toThrow(
    `threads.yaml:${line} The alias *order`,
  );
});

test('an unknown type is reported with the list of valid types', async () => {
  expect(await problemsOf(text.replace('minimum: 1', "minimum: '1'"))).toEqual([
    'threads.yaml paths › /threads › get › parameters › 0 › schema › minimum: must be number',
  ]);
  expect(await problemsOf(text.replace('type: integer', 'type: int'))).toEqual([
    'threads.yaml paths › /threads › get › parameters › 0 › schema › type: must be one of array, boolean, integer, null, number, object, string',
  ]);
});

test.each(['toString', 'valueOf', 'toJSON', 'hasOwnProperty'])(
  'refuses an operation or resource named %s, which would replace a member of every object',
  async (name) => {
    expect((await problemsOf(text.replace('threads.create', `threads.${name}`)))[0]).toContain(
      `"threads.${name}" must not use the name of a member`,
    );
    expect((await problemsOf(text.replace('threads.create', `${name}.create`)))[0]).toContain(
      `"${name}.create" must not use the name of a member`,
    );
  },
);

test('spec-diff reports a path without operations', () => {
  const edited = text.replace('\npaths:\n', '\npaths:\n  /nothing:\n');
  expect(() => parseSpecText('x.yaml', edited)).toThrow(
    /^x\.yaml:\d+ is not an OpenAPI document\. paths › \/nothing: must be object$/,
  );
});
