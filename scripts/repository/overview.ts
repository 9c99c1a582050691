import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { generatedPackages } from '../generate/packages.ts';
import { root } from './root.ts';
import { loadSpec } from '../spec/load.ts';

/** Prints what the spec holds, what was generated from it and what was built. */
export async function printOverview(): Promise<void> {
  const { file, operations, schemas } = await loadSpec(join(root, 'spec/openapi.yaml'));
  console.log(`${file}: ${operations.length} operations, ${schemas.length} schemas`);
  for (const { id, httpMethod, path } of operations) {
    console.log(`    ${id.padEnd(16)} ${httpMethod} ${path}`);
  }
  console.log('\npackage    generated                    built');
  for (const name of generatedPackages) {
    const generated = measure(name, 'src/gen/*.ts');
    const built = measure(name, 'dist/**/*.js');
    if (built.files === 0) throw new Error(`packages/${name} is not built; run: pnpm build`);
    console.log(`${name.padEnd(10)} ${describe(generated).padEnd(28)} ${describe(built)} gzip`);
  }
}

interface Size {
  files: number;
  bytes: number;
}

function measure(name: string, pattern: string): Size {
  const isBuilt = pattern.startsWith('dist');
  const texts = globSync(pattern, { cwd: join(root, 'packages', name) }).map((file) =>
    readFileSync(join(root, 'packages', name, file)),
  );
  const bytes = texts.reduce((sum, text) => sum + (isBuilt ? gzipSync(text) : text).length, 0);
  return { files: texts.length, bytes };
}

function describe({ files, bytes }: Size): string {
  return `${files} ${files === 1 ? 'file' : 'files'}, ${(bytes / 1000).toFixed(1)} kB`;
}
