import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createConsumer, run, writeFiles, type Consumer } from '@chatkit-sessions/packed';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programs, type Program } from './programs.ts';

const { resolve } = createRequire(import.meta.url);
const compilers = {
  '5.4': 'typescript-5.4',
  '5.9': 'typescript-5.9',
  '6.0': 'typescript-6.0',
  '7.0': 'typescript',
};
const modules = { nodenext: 'nodenext', node16: 'node16', bundler: 'esnext' };
interface Globals {
  lib: string[];
  types: string[];
}
const dom = ['es2022', 'dom', 'dom.iterable'];
const workers = '@cloudflare/workers-types';
const globals: Readonly<Record<'DOM' | 'Node' | 'DOM and Node' | 'workers' | 'nothing', Globals>> =
  {
    DOM: { lib: dom, types: [] },
    Node: { lib: ['es2022'], types: ['node'] },
    'DOM and Node': { lib: dom, types: ['node'] },
    workers: { lib: ['es2022'], types: [workers] },
    nothing: { lib: ['es2022'], types: [] },
  };
const strict = {
  target: 'es2022',
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
};

const asksForNode = ({ imports }: Program) => [...imports].some((name) => name.startsWith('node:'));
/** The declarations of zod and hono do not check where there is nothing of the Web. */
const asksForWeb = ({ imports }: Program) =>
  [...imports].some((name) => /^(zod|hono)\b/.test(name));

/** The programs that are to check where these types are loaded. */
function programsWith(types: keyof typeof globals): Program[] {
  const others = programs.filter((each) => !asksForNode(each));
  if (types === 'nothing') return others.filter((each) => !asksForWeb(each));
  return globals[types].types.includes('node') ? [...programs] : others;
}

let consumer: Consumer;
beforeAll(async () => {
  consumer = await createConsumer({
    dependencies: ['zod', '@types/node', workers],
    files: Object.fromEntries(programs.map(({ file, text }) => [file, text])),
  });
});
afterAll(() => consumer?.remove());

/** Type-checks files of the consumer. */
async function check(name: string, compiler: string, options: object, files: string[]) {
  const at = dirname(resolve(`${compiler}/package.json`));
  const project = `${name.replace(/\W+/g, '-')}.json`;
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

  // The compilers are processes of their own, of which the settings allow one a core.
  describe.concurrent.each(Object.entries(modules))('%s', (moduleResolution, module) => {
    test.each(Object.keys(globals) as (keyof typeof globals)[])(
      'with the types of %s',
      async (types) => {
        const files = programsWith(types).map(({ file }) => file);
        const options = { module, moduleResolution, ...globals[types] };
        await check(`${version} ${moduleResolution} ${types}`, compiler, options, files);
      },
    );
  });
});

test('only what hands a listener to Node asks for its types', () => {
  const names = programs.filter(asksForNode).map(({ entry }) => entry);
  expect(names).toEqual(['@chatkit-sessions/server/node']);
});

describe('what checks with the types of nothing', () => {
  const entries = programsWith('nothing').map(({ entry }) => entry);

  test('is all but what imports zod', () => {
    expect(entries).toEqual([
      '@chatkit-sessions/browser',
      '@chatkit-sessions/client',
      '@chatkit-sessions/server',
      '@chatkit-sessions/types',
      '@chatkit-sessions/zod/standalone',
    ]);
  });

  test.concurrent.each(entries)(
    'does so with no other package of ours loaded: %s',
    async (entry) => {
      const file = `alone-${entry.replace(/\W+/g, '-')}.ts`;
      await writeFiles(consumer.folder, { [file]: `export * from '${entry}';\n` });
      const options = { module: 'nodenext', moduleResolution: 'nodenext', ...globals.nothing };
      await check(file, compilers['7.0'], options, [file]);
    },
  );
});

test('no declarations name a type of hono, whose own fail on 5.4', () => {
  const names = programs.flatMap(({ imports }) => [...imports]);
  expect(names.filter((name) => name.includes('hono'))).toEqual([]);
});
