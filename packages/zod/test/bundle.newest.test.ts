import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { describe, expect, test } from 'vitest';

const folder = import.meta.dirname;

/** The minified bundle of a module. */
async function bundle(contents: string, plugins: Plugin[] = []): Promise<string> {
  const { outputFiles, warnings } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    plugins,
  });
  expect(warnings).toEqual([]);
  return outputFiles[0]?.text ?? '';
}

function from(entry: string, name: string): string {
  return `export { ${name} } from '../src/${entry}.ts'`;
}

describe.each(['index', 'mini', 'standalone'])('%s', (entry) => {
  test('a schema pulls in what it refers to and nothing else', async () => {
    const keysIn = (text: string, keys: string[]) => keys.filter((key) => text.includes(key));
    const own = ['state_variables', 'automatic_thread_titling', 'max_file_size', 'created_at'];
    const others = ['client_secret', 'chatkit.session', 'cancelled', 'sessions.create'];
    const params = await bundle(from(entry, 'SessionCreateParams'));
    expect(keysIn(params, [...own, ...others])).toEqual(own);
    const status = await bundle(from(entry, 'ChatSessionStatus'));
    expect(keysIn(status, [...own, ...others, 'tracing', 'signed in'])).toEqual(['cancelled']);
  });

  test('what is imported for nothing leaves nothing', async () => {
    const mine = await bundle(
      `import { validators } from '../src/${entry}.ts'; export const a = 1`,
    );
    expect(mine.length).toBeLessThan(60);
  });
});

test('standalone depends on nothing', async () => {
  const names: string[] = [];
  const watch: Plugin = {
    name: 'watch',
    setup: ({ onResolve }) => {
      onResolve({ filter: /^[^.]/ }, ({ path }) => {
        names.push(path);
        return undefined;
      });
    },
  };
  await bundle(`export * from '../src/standalone.ts'`, [watch]);
  expect(names).toEqual([]);
});

test('a check of a create body is less than 1400 bytes, compressed', async () => {
  const text = await bundle(
    `import { SessionCreateParams } from '../src/standalone.ts';
     export const check = SessionCreateParams['~standard'].validate;`,
  );
  expect(gzipSync(text, { level: 9 }).length).toBeLessThan(1400);
});

test('each flavour brings its own zod alone', async () => {
  const mini = await bundle(from('mini', 'SessionCreateParams'));
  const full = await bundle(from('index', 'SessionCreateParams'));
  expect(gzipSync(mini).length).toBeLessThan(10_000);
  expect(gzipSync(full).length).toBeLessThan(34_000);
});
