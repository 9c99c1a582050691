import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitWorkingTree, root, run } from '@chatkit-sessions/packed';
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
  // Without a checkout, since what is tested is the working tree: what turbo keeps is kept for that.
  await run('git', ['clone', '--quiet', '--no-checkout', root, clone]);
  await commitWorkingTree(clone);
});
afterAll(() => machine?.remove());

const shell = (command: string) => run('sh', ['-c', command], { cwd: clone, env: machine.env });

test('the README shows two commands', () => {
  expect(commands.map((command) => command.split(' ').at(-1))).toEqual(['start', 'test']);
});

describe('on a machine with Node 20 and without pnpm', () => {
  test('there is Node 20, no pnpm, no store and no cache', async () => {
    expect((await shell('node --version')).stdout).toMatch(/^v20\./);
    await expect(shell('pnpm --version')).rejects.toThrow('not found');
    expect(readdirSync(machine.home)).toEqual(['.npmrc']);
    expect(existsSync(join(clone, 'node_modules'))).toBe(false);
  });

  test.each(commands)('%s', async (command) => {
    await shell(command);
    const { stdout } = await run('git', ['status', '--porcelain'], { cwd: clone });
    expect(stdout).toBe('');
  });

  test('everything came into a store of its own', async () => {
    const [pnpm = ''] = commands.map((command) => command.replace(/ \w+$/, ''));
    const store = (await shell(`${pnpm} store path`)).stdout.trim();
    expect(store.startsWith(machine.home)).toBe(true);
    expect(readdirSync(store)).toContain('files');
  });
});
