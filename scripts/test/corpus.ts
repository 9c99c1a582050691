import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { generatedPackages, renderPackage } from '../generate/render.ts';
import { root } from '../repository/root.ts';
import { parseSpec } from '../spec/load.ts';
import { fixtures } from './fixtures.ts';

// Inside the emulator package, where zod resolves, in a folder that git ignores.
const ignored = join(root, 'packages/emulator/.turbo');
mkdirSync(ignored, { recursive: true });
export const corpusFolder = mkdtempSync(join(ignored, 'corpus-'));
afterAll(() => rmSync(corpusFolder, { recursive: true }));

/** Writes the packages of this repository, generated from a fixture. Returns their folder. */
export async function writePackages(name: keyof typeof fixtures): Promise<string> {
  const spec = await parseSpec(fixtures[name], `${name}.yaml`);
  const to = join(corpusFolder, name);
  mkdirSync(join(to, 'node_modules/@chatkit-sessions'), { recursive: true });
  for (const packageName of generatedPackages) {
    const source = join(root, 'packages', packageName);
    const target = join(to, packageName);
    cpSync(join(source, 'src'), join(target, 'src'), { recursive: true });
    // TypeScript treats two packages with the same name and version as one package.
    const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as object;
    const version = `0.0.0-${name}`;
    writeFileSync(join(target, 'package.json'), JSON.stringify({ ...manifest, version }));
    rmSync(join(target, 'src/gen'), { recursive: true });
    mkdirSync(join(target, 'src/gen'));
    for (const [file, text] of await renderPackage(packageName, spec)) {
      writeFileSync(join(target, 'src/gen', file), text);
    }
    symlinkSync(target, join(to, 'node_modules/@chatkit-sessions', packageName));
  }
  // Omit the rest of the entry, which is about schemas of the real spec.
  writeFileSync(join(to, 'zod/src/index.ts'), "export * from './gen/zod.gen.ts';\n");
  return to;
}
