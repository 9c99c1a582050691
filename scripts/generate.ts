import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { SpecError } from './spec/problem.ts';
import { generatedPackages, renderPackage } from './generate/render.ts';
import { root } from './repository/root.ts';
import { loadSpec } from './spec/load.ts';

const usage = `Writes packages/<package>/src/gen from spec/openapi.yaml.

  pnpm generate [--check]

  --check   write nothing; fail if a file is out of date`;

/** Makes a folder contain exactly these files. Returns the paths that were written or deleted. */
export async function syncFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
  write: boolean,
): Promise<string[]> {
  const present = await readdir(folder).catch(() => []);
  const touched: string[] = [];
  for (const name of present.filter((name) => !files.has(name))) {
    touched.push(join(folder, name));
    if (write) await rm(join(folder, name), { recursive: true });
  }
  if (write) await mkdir(folder, { recursive: true });
  for (const [name, text] of files) {
    const path = join(folder, name);
    if ((await readFile(path, 'utf8').catch(() => undefined)) === text) continue;
    touched.push(path);
    if (write) await writeFile(path, text);
  }
  return touched;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { check: { type: 'boolean', default: false }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const spec = await loadSpec(join(root, 'spec/openapi.yaml'));
  // Render all files first, so that nothing is written if one fails.
  const rendered: [folder: string, files: ReadonlyMap<string, string>][] = [];
  for (const name of generatedPackages) {
    rendered.push([join(root, 'packages', name, 'src/gen'), await renderPackage(name, spec)]);
  }
  const synced = rendered.map(([folder, files]) => syncFolder(folder, files, !values.check));
  const touched = (await Promise.all(synced)).flat();
  for (const path of touched)
    console.log(`${values.check ? 'stale' : 'wrote'} ${relative(root, path)}`);
  if (values.check && touched.length > 0) {
    console.error('These files are out of date. Run: pnpm generate');
    return 1;
  }
  const state = touched.length === 0 ? ', up to date' : '';
  console.log(`${spec.operations.length} operations, ${spec.schemas.size} schemas${state}`);
  return 0;
}

if (import.meta.main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof SpecError ? 1 : 2;
  }
}
