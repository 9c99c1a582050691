import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { runCommand } from './command.ts';
import { readEntries } from './declarations.ts';
import { root } from './root.ts';

const usage = `Writes packages/<package>/api.md from the builds: the names and signatures that users see.

  node scripts/repository/api-report.ts [--check]   --check only fails if a report is stale`;

/** Writes the report on a package. Returns undefined if the package publishes no types. */
export async function reportOn(folder: string): Promise<string | undefined> {
  const entries = readEntries(folder, { removeComments: true });
  if (!entries[0]) return undefined;
  const blocks = entries.flatMap(({ name, exported, referenced }) => [
    `## \`${name}\``,
    fence(exported),
    ...(referenced.length > 0
      ? ['Not exported, but part of a signature above:', fence(referenced)]
      : []),
  ]);
  const text = [
    `# The public API of ${entries[0].name}`,
    'Written by `pnpm api-report`. A change of this file is a change for users: review it.',
    ...blocks,
  ].join('\n\n');
  const file = join(folder, 'api.md');
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}

function fence(declarations: readonly string[]): string {
  return ['```ts', declarations.join('\n\n'), '```'].join('\n');
}

if (import.meta.main) {
  await runCommand(usage, async () => {
    const { check } = parseArgs({ options: { check: { type: 'boolean' } } }).values;
    const stale: string[] = [];
    for (const folder of globSync('packages/*', { cwd: root }).sort()) {
      const file = join(root, folder, 'api.md');
      const text = await reportOn(join(root, folder));
      if (text === undefined || (existsSync(file) && readFileSync(file, 'utf8') === text)) continue;
      stale.push(join(folder, 'api.md'));
      if (!check) writeFileSync(file, text);
    }
    for (const file of stale) console.log(`${check ? 'stale' : 'wrote'} ${file}`);
    if (stale.length === 0) console.log('Every API report is up to date.');
    if (!check || stale.length === 0) return 0;
    console.error('The public API changed. Run: pnpm api-report');
    return 1;
  });
}
