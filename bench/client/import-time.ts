import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { median, names, pathOf, type Name } from './program.ts';

const run = promisify(execFile);
const folder = join(import.meta.dirname, 'dist/import');

/**
 * Measures the import of each program in a new process, in milliseconds. Packages are imported
 * as published. TypeScript sources are compiled to JavaScript first.
 */
export async function importTimes(rounds: number): Promise<Record<Name, number>> {
  await mkdir(folder, { recursive: true });
  const figures = new Map<Name, number[]>();
  for (const name of names) {
    figures.set(name, []);
    await build({
      entryPoints: [join(import.meta.dirname, pathOf(name))],
      outfile: join(folder, `${name}.mjs`),
      bundle: true,
      format: 'esm',
      platform: 'node',
      external: ['openai', 'ky', 'ofetch', 'openapi-fetch'],
      logLevel: 'error',
    });
  }
  const script =
    'const start = performance.now(); await import(process.argv[1]); console.log(performance.now() - start);';
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const args = ['--input-type=module', '-e', script, join(folder, `${name}.mjs`)];
      const { stdout } = await run(process.execPath, args);
      figures.get(name)?.push(Number(stdout));
    }
  }
  const times = [...figures].map(([name, each]) => [name, Math.round(median(each) * 10) / 10]);
  return Object.fromEntries(times) as Record<Name, number>; // One entry for each name.
}
