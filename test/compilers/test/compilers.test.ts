import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createConsumer, needsRunner, writeFiles, type Consumer } from '@chatkit-sessions/packed';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from './compile.ts';
import {
  asksForNode,
  cases,
  checksLibraries,
  compilers,
  programsOn,
  workersTypes,
} from './matrix.ts';
import { programs } from './programs.ts';

const { resolve } = createRequire(import.meta.url);

let consumer: Consumer;
beforeAll(async () => {
  consumer = await createConsumer({
    dependencies: ['zod', '@types/node', workersTypes],
    files: Object.fromEntries(programs.map(({ file, text }) => [file, text])),
  });
});
afterAll(() => consumer?.remove());

test.each(Object.entries(compilers))('the compiler called %s has that version', (version, name) => {
  const { version: installed } = JSON.parse(
    readFileSync(resolve(`${name}/package.json`), 'utf8'),
  ) as { version: string };
  expect(installed.startsWith(`${version}.`)).toBe(true);
});

test.each(cases)(
  'every entry compiles on TypeScript $version with $resolution and the types of $platform',
  async (options) => {
    const { folder } = consumer;
    const files = programsOn(options.platform).map(({ file }) => file);
    const skipLibCheck = !checksLibraries(options);
    expect(await compile({ ...options, folder, files, skipLibCheck })).toBe('');
  },
);

describe('with the test runners installed', () => {
  let tester: Consumer;
  const fixtures = programs.filter(({ entry }) => needsRunner(entry));
  beforeAll(async () => {
    tester = await createConsumer({
      install: ['emulator', 'types', 'zod'],
      dependencies: ['zod', '@types/node', '@playwright/test', 'vitest'],
      files: Object.fromEntries(fixtures.map(({ file, text }) => [file, text])),
    });
  });
  afterAll(() => tester?.remove());

  test.each(cases.filter(({ platform }) => platform === 'DOM and Node'))(
    'the fixtures compile on TypeScript $version with $resolution',
    async (options) => {
      const files = fixtures.map(({ file }) => file);
      expect(files).toEqual(['emulator-playwright.ts', 'emulator-vitest.ts']);
      // The runners' own declarations do not compile with every version.
      const job = { ...options, folder: tester.folder, files, skipLibCheck: true };
      expect(await compile(job)).toBe('');
    },
  );
});

// TypeScript 5.8 is the first that lets CommonJS import ES modules, as Node does from 20.19 on.
test.each(['5.9', '6.0', '7.0'] as const)(
  'a CommonJS module imports every entry on TypeScript %s',
  async (version) => {
    const file = `common-${version}.cts`;
    const text = programsOn('Node')
      .map(({ entry }, at) => `export * as _${at} from '${entry}';\n`)
      .join('');
    await writeFiles(consumer.folder, { [file]: text });
    const { folder } = consumer;
    const job = { folder, version, resolution: 'nodenext', platform: 'Node' } as const;
    expect(await compile({ ...job, files: [file], skipLibCheck: version !== '7.0' })).toBe('');
  },
);

test('only server/node needs the types of Node', () => {
  const entries = programs.filter(asksForNode).map(({ entry }) => entry);
  expect(entries).toEqual(['@chatkit-sessions/server/node']);
});

describe('without DOM or Node types', () => {
  const entries = programsOn('nothing').map(({ entry }) => entry);

  test('every entry compiles but those that import zod or hono', () => {
    expect(entries).toEqual([
      '@chatkit-sessions/browser',
      '@chatkit-sessions/client',
      '@chatkit-sessions/gateway',
      '@chatkit-sessions/gateway/node',
      '@chatkit-sessions/gateway/redis',
      '@chatkit-sessions/server',
      '@chatkit-sessions/types',
      '@chatkit-sessions/zod/standalone',
    ]);
  });

  // Each by itself: the globals that one package declares must not be what another one needs.
  test.each(entries)('%s compiles alone', async (entry) => {
    const file = `alone-${entry.replace(/\W+/g, '-')}.ts`;
    await writeFiles(consumer.folder, { [file]: `export * from '${entry}';\n` });
    const { folder } = consumer;
    const job = { folder, version: '7.0', resolution: 'nodenext', platform: 'nothing' } as const;
    expect(await compile({ ...job, files: [file] })).toBe('');
  });
});

test('no declaration names a type of hono, whose declarations fail on TypeScript 5.4', () => {
  const names = programs.flatMap(({ imports }) => [...imports]);
  expect(names.filter((name) => name.includes('hono'))).toEqual([]);
});
