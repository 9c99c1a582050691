// Compares the README's tables with the flags of each command, and runs its examples.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addThreads, collect, main, scratch, start, withEmulator } from './command.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/^ {4}npx @chatkit-sessions\/cli (.*)$/gm)];
const sections = [...readme.matchAll(/^## `(.*)`$([^]*?)(?=^## )/gm)];
const flagsOf = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, flag]) => flag).toSorted();
const listed = (text: string) => flagsOf(text, /^\| `(--[a-z-]+(?: <[^>]+>)?)`/gm);
const shared = listed(/^## Flags of every[^]*?(?=^## `)/m.exec(readme)?.[0] ?? '');

test.each(sections.map(([, name = '', text = '']) => [name, text]))(
  "the README's tables list exactly the flags of %s",
  async (name, text) => {
    const { stdout } = await start([...name.split(' '), '--help']).ended;
    const used = flagsOf(stdout, /^ {2}(?:-y, )?(--[a-z-]+(?: <[^>]+>)?)/gm);
    expect([...listed(text), ...shared].toSorted()).toEqual(used);
  },
);

test.each(examples.map(([, args = '']) => [args]))("the README's example %s runs", async (args) => {
  const { emulator, env } = await withEmulator();
  addThreads(emulator, 3, 'user_123');
  const child = spawn(process.execPath, [main, ...args.split(' ')], { env, cwd: scratch() });
  expect((await collect(child)).code).toBe(0);
});

test('the README has examples and a table for five commands', () => {
  expect(sections).toHaveLength(5);
  expect(examples.length).toBeGreaterThan(5);
});
