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

/** In bytes of gzip. To be lowered when the client gets smaller, and never raised without a reason. */
const ceiling = 5_850;

test(`a program that creates a session stays under ${ceiling} bytes`, async () => {
  const program = await bundle(`
    import { ChatKit } from '../src/index.ts';
    const chatkit = new ChatKit();
    console.log(await chatkit.sessions.create({ user: 'u', workflow: { id: 'wf_123' } }));
  `);
  const bytes = gzipSync(program, { level: 9 }).length;
  expect(bytes, `the bundled call has ${bytes} bytes`).toBeLessThan(ceiling);
});

test('a program that imports the package and uses nothing of it holds nothing of it', async () => {
  expect((await bundle(`import * as client from '../src/index.ts';`)).trim()).toBe('');
  expect((await bundle(`import { ChatKit } from '../src/index.ts';`)).trim()).toBe('');
});

test('a program that looks at errors alone holds the errors alone', async () => {
  const program = await bundle(
    `import { NotFoundError } from '../src/index.ts'; console.log(NotFoundError);`,
  );
  expect(program).not.toContain('fetch');
  expect(gzipSync(program).length).toBeLessThan(400);
});
