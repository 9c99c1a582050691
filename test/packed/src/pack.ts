import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.ts';
import { packages, root, tarballs } from './packages.ts';

const { devDependencies } = JSON.parse(
  readFileSync(join(root, 'test/packed/package.json'), 'utf8'),
) as { devDependencies: Record<string, string> };

rmSync(tarballs, { recursive: true, force: true });
mkdirSync(tarballs);
for (const { name, folder, tarball } of packages) {
  // Turbo builds these dependencies first, and packs again when they change.
  if (!devDependencies[name]) {
    throw new Error(
      `${name} is a published package. Add it to the devDependencies of test/packed.`,
    );
  }
  await run('pnpm', ['pack', '--pack-destination', tarballs], { cwd: folder });
  if (!existsSync(tarball)) throw new Error(`pnpm pack did not write ${tarball}`);
}
