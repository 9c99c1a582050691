import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createConsumer, run, writeFiles, type Consumer } from '@chatkit-sessions/packed';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  asksForNode,
  compilers,
  platforms,
  programsOn,
  resolutions,
  workersTypes,
  type Platform,
} from './matrix.ts';
import { programs } from './programs.ts';

const { resolve } = createRequire(import.meta.url);
const strict = {
  target: 'es2022',
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
};

let consumer: Consumer;
beforeAll(async () => {
  consumer = await createConsumer({
    dependencies: ['zod', '@types/node', workersTypes],
    files: Object.fromEntries(programs.map(({ file, text }) => [file, text])),
  });
});
afterAll(() => consumer?.remove());

/** Type-checks files of the consumer. */
async function check(
  compiler: string,
  resolution: keyof typeof resolutions,
  platform: Platform,
  files: string[],
): Promise<void> {
  const at = dirname(resolve(`${compiler}/package.json`));
  const compilerOptions = {
    ...strict,
    ...platforms[platform],
    module: resolutions[resolution],
    moduleResolution: resolution,
  };
  const names = [compiler, resolution, platform, ...(files.length === 1 ? files : [])];
  const project = `${names.join(' ').replace(/\W+/g, '-')}.json`;
  await writeFiles(consumer.folder, { [project]: JSON.stringify({ compilerOptions, files }) });
  await run(process.execPath, [join(at, 'bin/tsc'), '-p', project], { cwd: consumer.folder });
}

const keys = <T extends object>(record: T) => Object.keys(record) as (keyof T & string)[];

describe.each(keys(compilers))('TypeScript %s', (version) => {
  const compiler = compilers[version];

  test('is what it is called', () => {
    const { version: installed } = JSON.parse(
      readFileSync(resolve(`${compiler}/package.json`), 'utf8'),
    ) as { version: string };
    expect(installed.startsWith(`${version}.`)).toBe(true);
  });

  // Each check is a process of its own; the settings allow one a core.
  describe.concurrent.each(keys(resolutions))('%s', (resolution) => {
    test.each(keys(platforms))('with the types of %s', async (platform) => {
      const files = programsOn(platform).map(({ file }) => file);
      await check(compiler, resolution, platform, files);
    });
  });
});

// TypeScript 5.8 is the first that lets CommonJS import ES modules, as Node does from 20.19 on.
test.concurrent.each(['5.9', '6.0', '7.0'] as const)(
  'a CommonJS module imports everything on %s',
  async (version) => {
    const file = `common-${version}.cts`;
    const text = programs.map(({ entry }, at) => `export * as _${at} from '${entry}';\n`).join('');
    await writeFiles(consumer.folder, { [file]: text });
    await check(compilers[version], 'nodenext', 'Node', [file]);
  },
);

test('only what hands a listener to Node asks for its types', () => {
  const entries = programs.filter(asksForNode).map(({ entry }) => entry);
  expect(entries).toEqual(['@chatkit-sessions/server/node']);
});

describe('with the types of nothing', () => {
  const entries = programsOn('nothing').map(({ entry }) => entry);

  test('everything checks but what imports zod', () => {
    expect(entries).toEqual([
      '@chatkit-sessions/browser',
      '@chatkit-sessions/client',
      '@chatkit-sessions/server',
      '@chatkit-sessions/types',
      '@chatkit-sessions/zod/standalone',
    ]);
  });

  // One package's globals must not be what lets another one check.
  test.concurrent.each(entries)('%s checks by itself', async (entry) => {
    const file = `alone-${entry.replace(/\W+/g, '-')}.ts`;
    await writeFiles(consumer.folder, { [file]: `export * from '${entry}';\n` });
    await check(compilers['7.0'], 'nodenext', 'nothing', [file]);
  });
});

test('no declarations name a type of hono, whose own fail on 5.4', () => {
  const names = programs.flatMap(({ imports }) => [...imports]);
  expect(names.filter((name) => name.includes('hono'))).toEqual([]);
});
