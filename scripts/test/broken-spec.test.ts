import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SpecError } from '../spec/problem.ts';
import { loadSpec, parseSpec } from '../spec/load.ts';
import { parseSpecText } from '../diff/spec-text.ts';

const text = readFileSync(join(import.meta.dirname, 'fixtures/threads.yaml'), 'utf8');

/** The problems that a text has, a line each. */
async function problemsOf(edited: string): Promise<string[]> {
  expect(edited).not.toBe(text);
  const error: unknown = await parseSpec(edited, 'threads.yaml').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SpecError);
  const [, ...problems] = (error as SpecError).message.split('\n');
  return problems.map((line) => line.trim().replace(/^(threads\.yaml):\d+ /, '$1 '));
}

test('a file that is not there is said with how to get it back', async () => {
  await expect(loadSpec(join(import.meta.dirname, 'fixtures/none.yaml'))).rejects.toThrow(
    /fixtures\/none\.yaml: the file does not exist\. Restore it: git checkout HEAD -- .*none\.yaml$/,
  );
});

describe('what is no data in YAML', () => {
  const texts = {
    'an alias without an anchor': [
      'There is no anchor &order before the alias *order',
      `${text}\nx-order: *order\n`,
    ],
    'an alias within its own anchor': [
      'The alias *order refers to a value that contains it',
      `${text}\nx-order: &order { again: [*order] }\n`,
    ],
    'a tag of some other language': ['Unresolved tag: !order', `${text}\nx-order: !order asc\n`],
    'aliases of aliases without end': [
      'Excessive alias count',
      `${text}\nx-0: &x0 [a, a]\n${Array.from({ length: 9 }, (_, at) => `x-${at + 1}: &x${at + 1} [*x${at}, *x${at}, *x${at}, *x${at}]\n`).join('')}`,
    ],
    'a tab': ['Tabs are not allowed as indentation', text.replace('    get:', '\tget:')],
  };

  test.each(Object.entries(texts))(
    '%s is told by its line',
    async (_, [reason = '', edited = '']) => {
      const [first] = await problemsOf(edited);
      expect(first).toMatch(/^threads\.yaml /);
      expect(first).toContain(reason);
      // The line is said once, in front.
      expect(first).not.toMatch(/ at line \d/);
      expect(() => parseSpecText('threads.yaml', edited)).toThrow(
        expect.objectContaining({
          message: expect.stringContaining(`threads.yaml is not an OpenAPI document. ${reason}`),
        }),
      );
    },
  );
});

test('the line of an alias is where it stands', async () => {
  const edited = `${text}x-one: 1\nx-order: *order\n`;
  const line = edited.split('\n').indexOf('x-order: *order') + 1;
  await expect(parseSpec(edited, 'threads.yaml')).rejects.toThrow(
    `threads.yaml:${line} There is no`,
  );
});

test('a type that is none is told with those that are', async () => {
  expect(await problemsOf(text.replace('minimum: 1', "minimum: '1'"))).toEqual([
    'threads.yaml paths › /threads › get › parameters › 0 › schema › minimum: must be number',
  ]);
  expect(await problemsOf(text.replace('type: integer', 'type: int'))).toEqual([
    'threads.yaml paths › /threads › get › parameters › 0 › schema › type: must be one of array, boolean, integer, null, number, object, string',
  ]);
});

test.each(['toString', 'valueOf', 'toJSON', 'hasOwnProperty'])(
  'no operation takes the place of %s, which JavaScript calls by itself',
  async (name) => {
    expect((await problemsOf(text.replace('threads.create', `threads.${name}`)))[0]).toContain(
      `"${name}" cannot be the name of a method`,
    );
    expect((await problemsOf(text.replace('threads.create', `${name}.create`)))[0]).toContain(
      `"${name}" clashes with a member of the client itself`,
    );
  },
);

test('spec-diff names a path with nothing under it', () => {
  expect(() => parseSpecText('x.yaml', `${text.split('\ncomponents:')[0]}\n  /nothing:\n`)).toThrow(
    'x.yaml is not an OpenAPI document. Its path /nothing is empty.',
  );
});
