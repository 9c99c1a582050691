import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createEmulator } from '@chatkit-sessions/emulator';
import { serve } from '@chatkit-sessions/emulator/node';
import { expect, test } from 'vitest';
import { root } from '../../scripts/repository/root.ts';

const run = promisify(execFile);
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The commands of the guides, a line each. */
const commands = globSync('site/content/guides/*.md', { cwd: root }).flatMap((file) =>
  [...read(file).matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, text = '']) =>
    text.replaceAll('\\\n', '').trim().split('\n'),
  ),
);

// A test of each package keeps the flags of its README equal to those of its command.
test.each(['cli', 'emulator'])('every command of %s in the guides has flags that exist', (name) => {
  const shown = commands.filter((line) => line.startsWith(`npx @chatkit-sessions/${name} `));
  expect(shown.length).toBeGreaterThan(1);
  const readme = read(`packages/${name}/README.md`);
  for (const line of shown) {
    for (const [flag] of line.matchAll(/--[a-z-]+/g)) {
      expect(readme).toMatch(new RegExp(`${flag}(?![\\w-])`));
    }
    const [, subcommand] = /^npx \S+ ((?:[a-z]+ ?)+)/.exec(line) ?? [];
    if (subcommand) expect(readme).toContain(`\`${subcommand.trim()}`);
  }
});

test('every package that the guides install is of the workspace or a dependency of an example', () => {
  const manifests = globSync('{packages,examples}/*/package.json', { cwd: root }).map(
    (file) => JSON.parse(read(file)) as { name: string; dependencies?: object },
  );
  const known = manifests.flatMap(({ name, dependencies = {} }) => [
    name,
    ...Object.keys(dependencies),
  ]);
  const installed = commands
    .filter((line) => line.startsWith('npm install '))
    .flatMap((line) => line.split(' ').slice(2));
  for (const name of installed) if (!name.startsWith('--')) expect(known).toContain(name);
});

test('the curl commands of the guides advance the clock of an emulator', async () => {
  const emulator = createEmulator();
  const server = await serve(emulator);
  const before = emulator.clock.now();
  const found = commands.filter((line) => line.includes('/_emulator/clock'));
  for (const command of found) {
    await run('bash', ['-c', command.replace('http://127.0.0.1:4010', new URL(server.url).origin)]);
  }
  expect(emulator.clock.now() - before).toBeGreaterThanOrEqual(found.length * 600_000);
  expect(found).toHaveLength(2);
  await server.close();
});

test('the setting for jest transforms these packages alone, with npm and with pnpm', () => {
  const [, code = ''] =
    /^```js\n(.*?)^```/ms.exec(read('site/content/guides/troubleshooting.md')) ?? [];
  const module = { exports: { transformIgnorePatterns: [''] } };
  new Function('module', code)(module);
  const ignored = (file: string): boolean =>
    module.exports.transformIgnorePatterns.some((pattern) => new RegExp(pattern).test(file));
  const ours = '@chatkit-sessions/client/dist/index.js';
  expect(ignored(`/app/node_modules/${ours}`)).toBe(false);
  expect(ignored(`/app/node_modules/.pnpm/@chatkit-sessions+client@1/node_modules/${ours}`)).toBe(
    false,
  );
  expect(ignored('/app/node_modules/react/index.js')).toBe(true);
  expect(ignored('/app/node_modules/.pnpm/react@19/node_modules/react/index.js')).toBe(true);
});
