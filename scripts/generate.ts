import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generatedPackages, renderPackage } from './generate/render.ts';
import { runCommand } from './repository/command.ts';
import { root } from './repository/root.ts';
import { writeFiles } from './repository/write-files.ts';
import { loadSpec } from './spec/load.ts';

const usage = `Writes packages/<package>/src/gen from spec/openapi.yaml.

  pnpm generate [--check]

  --check   write nothing; fail if a file is out of date`;

await runCommand(usage, async () => {
  const { check } = parseArgs({ options: { check: { type: 'boolean' } } }).values;
  const spec = await loadSpec(join(root, 'spec/openapi.yaml'));
  // Render all files first, so that nothing is written if one fails.
  const files = new Map<string, string | undefined>();
  for (const name of generatedPackages) {
    const folder = join(root, 'packages', name, 'src/gen');
    for (const stray of await readdir(folder).catch(() => [])) {
      files.set(join(folder, stray), undefined);
    }
    for (const [file, text] of await renderPackage(name, spec)) files.set(join(folder, file), text);
  }
  const status = await writeFiles(files, { check, command: 'pnpm generate' });
  console.log(`${spec.operations.length} operations, ${spec.schemas.size} schemas`);
  return status;
});
