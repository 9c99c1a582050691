import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedPackages, renderPackage } from '../generate/render.ts';
import { root } from '../repository/root.ts';
import { parseSpec } from '../spec/load.ts';
import { fixtures } from './fixtures.ts';

/** The prefix of a temporary folder inside the emulator package, where zod resolves. Git ignores its parent. */
export const inEmulator = join(root, 'packages/emulator/.turbo/corpus-');

/** Writes the packages of this repository, generated from a fixture. Returns their folder. */
export async function writePackages(folder: string, name: keyof typeof fixtures): Promise<string> {
  const spec = await parseSpec(fixtures[name], `${name}.yaml`);
  const to = join(folder, name);
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
