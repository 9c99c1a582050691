import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { generatedPackages } from '../generate/packages.ts';
import { renderPackage } from '../generate/render.ts';
import { root } from '../repository/root.ts';
import { parseSpec } from '../spec/load.ts';
import { fixtures } from './fixtures.ts';

/** Below `scripts`, so that zod and the types of Node are found. */
const folder = mkdtempSync(join(root, 'scripts/node_modules/.corpus-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes the packages of this repository, generated from a fixture. Returns their folder. */
export async function writePackages(name: keyof typeof fixtures): Promise<string> {
  const spec = await parseSpec(fixtures[name], `${name}.yaml`);
  const to = join(folder, name);
  for (const packageName of generatedPackages) {
    const source = join(root, 'packages', packageName);
    const target = join(to, 'node_modules/@chatkit-sessions', packageName);
    cpSync(join(source, 'src'), join(target, 'src'), { recursive: true });
    // TypeScript takes two packages of one name and version for the same.
    const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as object;
    const version = `0.0.0-${name}`;
    writeFileSync(join(target, 'package.json'), JSON.stringify({ ...manifest, version }));
    rmSync(join(target, 'src/gen'), { recursive: true });
    mkdirSync(join(target, 'src/gen'));
    for (const [file, text] of await renderPackage(packageName, spec)) {
      writeFileSync(join(target, 'src/gen', file), text);
    }
  }
  // The rest of the entry gives advice on the schemas of the real spec.
  const entry = join(to, 'node_modules/@chatkit-sessions/zod/src/index.ts');
  writeFileSync(entry, "export * from './gen/zod.gen.ts';\n");
  return to;
}
