import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { expect, test } from 'vitest';

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

test('a bundle of a standalone schema has only that schema and those it refers to', async () => {
  const keysIn = (text: string, keys: string[]) => keys.filter((key) => text.includes(key));
  const own = ['state_variables', 'automatic_thread_titling', 'max_file_size', 'created_at'];
  const others = ['client_secret', 'chatkit.session', 'cancelled', 'sessions.create'];
  const params = await bundle(from('standalone', 'SessionCreateParams'));
  expect(keysIn(params, [...own, ...others])).toEqual(own);
  const status = await bundle(from('standalone', 'ChatSessionStatus'));
  expect(keysIn(status, [...own, ...others, 'tracing'])).toEqual(['cancelled']);
});

test.each(['index', 'standalone'])(
  'an unused import of %s adds nothing to a bundle',
  async (entry) => {
    const code = await bundle(
      `import { validators } from '../src/${entry}.ts'; export const a = 1`,
    );
    expect(code.length).toBeLessThan(60);
  },
);

test('a bundle of preflight and formatIssues does not contain zod', async () => {
  const code = await bundle(from('index', 'preflight, formatIssues'));
  expect(code).not.toContain('ZodError');
  expect(code).not.toContain('chatkit.session');
});

test('the standalone entry imports no package', async () => {
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

test('a bundle of the standalone check of a create body has less than 1400 bytes, compressed', async () => {
  const text = await bundle(
    `import { SessionCreateParams } from '../src/standalone.ts';
     export const check = SessionCreateParams['~standard'].validate;`,
  );
  expect(gzipSync(text, { level: 9 }).length).toBeLessThan(1400);
});
