import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  createConsumer,
  externalImports,
  packages,
  run,
  writeFiles,
  type Consumer,
} from '@chatkit-sessions/packed';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programsOf, withNeeded } from './programs.ts';

const { resolve } = createRequire(import.meta.url);
const compilers = {
  '5.4': 'typescript-5.4',
  '5.9': 'typescript-5.9',
  '6.0': 'typescript-6.0',
  '7.0': 'typescript',
};
const modules = { nodenext: 'nodenext', node16: 'node16', bundler: 'esnext' };
const dom = ['es2022', 'dom', 'dom.iterable'];
const globals = {
  dom: { lib: dom, types: [] },
  node: { lib: ['es2022'], types: ['node'] },
  'dom and node': { lib: dom, types: ['node'] },
};
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
    dependencies: ['zod', '@types/node'],
    files: Object.assign({}, ...packages.map(programsOf)) as Record<string, string>,
  });
});
afterAll(() => consumer?.remove());

/** Type-checks files of the consumer. */
async function check(compiler: string, options: object, files: string[]): Promise<void> {
  const at = dirname(resolve(`${compiler}/package.json`));
  const project = `${expect.getState().currentTestName?.replace(/\W+/g, '-')}.json`;
  await writeFiles(consumer.folder, {
    [project]: JSON.stringify({ compilerOptions: { ...strict, ...options }, files }),
  });
  await run(process.execPath, [join(at, 'bin/tsc'), '-p', project], { cwd: consumer.folder });
}

describe.each(Object.entries(compilers))('TypeScript %s', (version, compiler) => {
  test('is what it is called', () => {
    const { version: installed } = JSON.parse(
      readFileSync(resolve(`${compiler}/package.json`), 'utf8'),
    ) as { version: string };
    expect(installed.startsWith(`${version}.`)).toBe(true);
  });

  describe.each(Object.entries(modules))('%s', (moduleResolution, module) => {
    test.each(Object.entries(globals))('with the types of %s', async (_, types) => {
      const files = packages.flatMap((each) => Object.keys(programsOf(each)));
      await check(compiler, { module, moduleResolution, ...types }, files);
    });

    test(`with neither: ${bare()
      .map(({ short }) => short)
      .join(', ')}`, async () => {
      const types = { lib: ['es2022'], types: [] };
      const files = bare().flatMap((each) => Object.keys(programsOf(each)));
      await check(compiler, { module, moduleResolution, ...types }, files);
    });
  });
});

/** Packages whose declarations import neither zod nor hono, which do not check without globals. */
function bare() {
  return packages.filter((start) =>
    withNeeded(start).every(({ folder }) => {
      const imports = externalImports(join(folder, 'dist'), '.d.ts');
      return !imports.some((name) => name === 'zod' || name.includes('hono'));
    }),
  );
}

test('the declarations name no type of hono, whose own fail on 5.4', () => {
  for (const { folder } of packages) {
    const imports = externalImports(join(folder, 'dist'), '.d.ts');
    expect(imports.filter((name) => name.includes('hono'))).toEqual([]);
  }
});

test('types and client are among those that check with neither', () => {
  expect(bare().map(({ short }) => short)).toEqual(expect.arrayContaining(['types', 'client']));
});
