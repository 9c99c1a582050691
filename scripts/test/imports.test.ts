import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allowedImports, importProblems, readModules } from '../repository/imports.ts';
import { root } from '../repository/root.ts';

test('the packages import only downward', () => {
  const modules = readModules();
  const packages = readdirSync(join(root, 'packages'));
  expect(new Set(modules.map(({ file }) => file.split('/')[0]))).toEqual(new Set(packages));
  expect(Object.keys(allowedImports).sort()).toEqual(packages.sort());
  expect(importProblems(modules)).toEqual([]);
});

test.each<[string, string, string, string]>([
  ['upward', 'types/src/index.ts', '@chatkit-sessions/client', 'types may not depend on client'],
  [
    'across',
    'emulator/src/emulator.ts',
    '@chatkit-sessions/client',
    'emulator may not depend on client',
  ],
  [
    'zod in the client',
    'client/src/index.ts',
    '@chatkit-sessions/zod',
    'client may not depend on zod',
  ],
  [
    'Node in the client',
    'client/src/index.ts',
    'node:fs',
    'only the Node entries may import Node built-ins',
  ],
  [
    'out of the package',
    'client/src/index.ts',
    '../../types/src/index.ts',
    'it is outside the package',
  ],
  [
    'a library that is not declared',
    'client/src/index.ts',
    'vitest/node',
    'the package does not depend on it',
  ],
  ['a file that is not there', 'client/src/index.ts', './gone.ts', 'the file does not exist'],
  ['a package without an entry', 'other/src/index.ts', 'zod', 'the package other has no entry'],
])('an import %s is refused', (_, file, specifier, why) => {
  expect(importProblems([{ file, imports: [specifier] }])).toEqual([
    expect.stringContaining(`${file} imports ${specifier}: ${why}`),
  ]);
});

test('reports an import cycle', () => {
  const modules = [
    { file: 'client/src/client.ts', imports: ['./transport/send.ts'] },
    { file: 'client/src/transport/send.ts', imports: ['../errors.ts'] },
    { file: 'client/src/errors.ts', imports: ['./client.ts'] },
  ];
  expect(importProblems(modules)).toEqual([
    'a cycle: client/src/client.ts → client/src/transport/send.ts → client/src/errors.ts → client/src/client.ts',
  ]);
});
