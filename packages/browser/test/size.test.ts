import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** Returns the size of a program that imports these names, minified and gzipped. */
async function size(names: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { ${names} } from './src/index.ts'`,
      resolveDir: join(import.meta.dirname, '..'),
    },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
}

test('createGetClientSecret is below 1 550 bytes, minified and gzipped', async () => {
  expect(await size('ClientSecretError, createGetClientSecret')).toBeLessThan(1_550);
});

test('the whole package is below 1 700 bytes, minified and gzipped', async () => {
  const names = 'ClientSecretError, createGetClientSecret, createSessionFetch';
  expect(await size(names)).toBeLessThan(1_700);
});
