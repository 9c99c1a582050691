import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../repository/root.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Imports that `.oxlintrc.json` refuses, each in a file of its own. */
const refused: [why: string, file: string, specifier: string][] = [
  ['upward', 'types/src/up.ts', '@chatkit-sessions/client'],
  ['from the emulator to the client', 'emulator/src/across.ts', '@chatkit-sessions/client'],
  ['from the gateway to the client', 'gateway/src/across.ts', '@chatkit-sessions/client'],
  ['from the client to zod', 'client/src/validate.ts', '@chatkit-sessions/zod'],
  ['from the command to the server', 'cli/src/serve.ts', '@chatkit-sessions/server'],
  ['of a Node built-in in the client', 'client/src/file.ts', 'node:fs/promises'],
  ['of a Node built-in in another entry of the emulator', 'emulator/src/file.ts', 'node:fs'],
  ['out of the package', 'client/src/outside.ts', '../../types/src/index.ts'],
  ['from a package without an entry', 'other/src/index.ts', '@chatkit-sessions/types'],
  ['in a cycle', 'client/src/cycle.ts', './cycle/other.ts'],
];
const allowed: [file: string, specifier: string][] = [
  ['client/src/ok.ts', '@chatkit-sessions/types'],
  ['emulator/src/node.ts', 'node:http'],
  ['emulator/src/http/ok.ts', '@chatkit-sessions/zod'],
  ['cli/src/ok.ts', '@chatkit-sessions/client'],
  ['client/src/cycle/other.ts', '../cycle.ts'],
];

const folder = temporaryFolder(join(tmpdir(), 'chatkit-sessions-imports-'));
let output: string;

beforeAll(async () => {
  cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const [file, specifier] of [...refused.map(([, ...row]) => row), ...allowed]) {
    const path = join(folder, 'packages', file);
    mkdirSync(dirname(path), { recursive: true });
    // A type import counts as well.
    writeFileSync(path, `export type { Part } from '${specifier}';\n`);
  }
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const run = promisify(execFile)(process.execPath, [oxlint, '--format', 'unix'], { cwd: folder });
  output = await run.then(
    () => '',
    (error: { stdout: string }) => error.stdout,
  );
});

test.each(refused)('oxlint refuses an import %s', (_, file) => {
  expect(output).toContain(`packages/${file}:`);
});

test.each(allowed.slice(0, -1))('oxlint allows %s to import %s', (file) => {
  expect(output).not.toContain(`packages/${file}:`);
});
