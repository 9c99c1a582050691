import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** The size and load time of a check of a create body. */
export interface Cost {
  /** Bytes of the minified bundle after gzip -9. */
  gzipBytes: number;
  /** Milliseconds to import the bundle in a new process, minus those of an empty bundle. The best of several. */
  coldImportMs: number;
}

/** Bundles only the body check of each module and loads each bundle in new processes. */
export async function measureCosts(
  modules: Readonly<Record<string, string>>,
  folder: string,
): Promise<Record<string, Cost>> {
  await mkdir(folder, { recursive: true });
  const files: Record<string, string> = { '': join(folder, 'empty.mjs') };
  await writeFile(join(folder, 'empty.mjs'), '');
  const sizes: Record<string, number> = {};
  for (const [name, module] of Object.entries(modules)) {
    const { outputFiles } = await build({
      stdin: {
        contents: `export { checkBody } from ${JSON.stringify(module)}`,
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      write: false,
    });
    const code = outputFiles[0]?.contents ?? new Uint8Array();
    sizes[name] = gzipSync(code, { level: 9 }).length;
    files[name] = join(folder, `${name.replaceAll(/[^a-z]+/g, '-')}.mjs`);
    await writeFile(files[name], code);
  }
  const best = timeImports(files, 7);
  return Object.fromEntries(
    Object.keys(modules).map((name) => [
      name,
      {
        gzipBytes: sizes[name] ?? NaN,
        coldImportMs: (best[name] ?? NaN) - (best[''] ?? NaN),
      },
    ]),
  );
}

/** Imports the bundles in turn, so other load on the machine affects all of them. */
function timeImports(files: Readonly<Record<string, string>>, rounds: number) {
  const best: Record<string, number> = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, file] of Object.entries(files)) {
      const script = `const t = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - t)`;
      const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        encoding: 'utf8',
      });
      best[name] = Math.min(best[name] ?? Infinity, Number(stdout));
    }
  }
  return best;
}
