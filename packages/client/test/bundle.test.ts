import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

async function bundle(program: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    write: false,
  });
  return outputFiles[0]!.text;
}

/** The number of generated operations. Each adds its method and its constant to the bundle. */
const resources = await readFile(join(import.meta.dirname, '../src/gen/resources.gen.ts'), 'utf8');
const operations = resources.match(/: Operation = /g)?.length ?? 0;

/** Bytes after gzip: the transport plus an allowance per operation. Lower it when the client shrinks. */
const ceiling = 8_040 + 120 * operations;

test('a bundled program that creates a session stays under the size ceiling', async () => {
  const program = await bundle(`
    import { ChatKit } from '../src/index.ts';
    const chatkit = new ChatKit();
    console.log(await chatkit.sessions.create({ user: 'u', workflow: { id: 'wf_123' } }));
  `);
  const bytes = gzipSync(program, { level: 9 }).length;
  expect(bytes, `the bundled call has ${bytes} bytes`).toBeLessThan(ceiling);
});

test('a program that imports the package without using it bundles to nothing', async () => {
  expect((await bundle(`import * as client from '../src/index.ts';`)).trim()).toBe('');
  expect((await bundle(`import { ChatKit } from '../src/index.ts';`)).trim()).toBe('');
});

test('a program that imports only an error class bundles only the errors', async () => {
  const program = await bundle(
    `import { NotFoundError } from '../src/index.ts'; console.log(NotFoundError);`,
  );
  expect(program).not.toContain('fetch');
  expect(gzipSync(program).length).toBeLessThan(400);
});

test('errors keep their names in a minified bundle', async () => {
  const program = await bundle(`
    import { ChatKit } from '../src/index.ts';
    export function fail(id: string, status: number) {
      const fetch = async () => {
        if (!status) throw new TypeError('fetch failed');
        return new Response('{}', { status });
      };
      const chatkit = new ChatKit({ apiKey: 'sk-any', fetch, maxRetries: 0 });
      return chatkit.sessions.cancel(id).catch(String);
    }
  `);
  const url = `data:text/javascript;base64,${Buffer.from(program).toString('base64')}`;
  const { fail } = (await import(url)) as { fail: (id: string, status: number) => Promise<string> };
  for (const [id, status, name] of [
    ['', 200, 'ChatKitError'],
    ['cksess_123', 0, 'APIConnectionError'],
    ['cksess_123', 400, 'BadRequestError'],
    ['cksess_123', 401, 'AuthenticationError'],
    ['cksess_123', 404, 'NotFoundError'],
    ['cksess_123', 418, 'APIError'],
    ['cksess_123', 500, 'InternalServerError'],
  ] as const) {
    expect(await fail(id, status)).toMatch(RegExp(`^${name}: sessions\\.cancel: `));
  }
});
