import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '@chatkit-sessions/packed';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMachine, type Machine } from './machine.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const commands = [...readme.matchAll(/^ {4}(npx --yes pnpm@\S+ \w+)$/gm)].map(
  ([, line]) => line ?? '',
);

let machine: Machine;
let clone: string;
beforeAll(async () => {
  machine = await createMachine();
  clone = join(machine.folder, 'clone');
  await run('git', ['clone', '--quiet', root, clone]);
});
afterAll(() => machine?.remove());

const shell = (command: string) => run('sh', ['-c', command], { cwd: clone, env: machine.env });

test('the README shows two commands', () => {
  expect(commands.map((command) => command.split(' ').at(-1))).toEqual(['start', 'test']);
});

describe('on a machine with Node 20 and without pnpm', () => {
  test('there is Node 20 and no pnpm', async () => {
    expect((await shell('node --version')).stdout).toMatch(/^v20\./);
    await expect(shell('pnpm --version')).rejects.toThrow('not found');
    expect(existsSync(join(clone, 'node_modules'))).toBe(false);
  });

  test.each(commands)('%s', async (command) => {
    await shell(command);
    const { stdout } = await run('git', ['status', '--porcelain'], { cwd: clone });
    expect(stdout).toBe('');
  });
});
