import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { pathOf, type Name } from './program.ts';

/** Returns the bytes of a program that creates a session: bundled, minified, after gzip -9. */
export async function bytes(name: Name): Promise<number> {
  return gzipSync((await bundle(name)).text, { level: 9 }).length;
}

/** Returns the minified bytes, before gzip, that each module of the client adds to the bundle. */
export async function bytesByModule(): Promise<[module: string, bytes: number][]> {
  const { inputs } = await bundle('chatkit');
  return Object.entries(inputs)
    .filter(([path]) => path.includes('packages/client/src/'))
    .map(([path, { bytesInOutput }]): [string, number] => [
      path.replace(/.*packages\/client\/src\//, ''),
      bytesInOutput,
    ])
    .filter(([, size]) => size > 0)
    .sort(([, a], [, b]) => b - a);
}

async function bundle(
  name: Name,
): Promise<{ text: string; inputs: Record<string, { bytesInOutput: number }> }> {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: `
        import { create } from '${pathOf(name)}';
        const params = { user: 'user_123', workflow: { id: 'wf_123' } };
        console.log(await create('https://api.openai.com/v1', fetch, params)());`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: name === 'openai' ? 'node' : 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['import', 'default'],
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  const [output] = Object.values(metafile.outputs);
  return { text: outputFiles[0]?.text ?? '', inputs: output?.inputs ?? {} };
}
