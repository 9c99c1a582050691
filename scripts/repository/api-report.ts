import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { root } from './root.ts';
import { readEntry } from './declarations.ts';

const usage = `Writes packages/<package>/api.md: the names and signatures that users of the package see.

  node scripts/repository/api-report.ts [--check]

  --check   write nothing; fail if a report is stale

The script reads the builds; \`pnpm api-report\` builds first.`;

/** The fields of a package.json with the published entries. */
interface Manifest {
  name: string;
  publishConfig?: { exports?: Record<string, { types?: string }> };
}

/** Writes the report on a package. Returns undefined if the package publishes no types. */
export async function reportOn(folder: string): Promise<string | undefined> {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const blocks = Object.entries(manifest.publishConfig?.exports ?? {}).flatMap(
    ([entry, { types }]) => {
      if (!types) return [];
      const { exported, referenced } = readEntry(folder, join(folder, types));
      const more = ['Not exported, but part of a signature above:', fence(referenced)];
      const title = `## \`${manifest.name}${entry.slice(1)}\``;
      return [title, fence(exported), ...(referenced.length > 0 ? more : [])];
    },
  );
  if (blocks.length === 0) return undefined;
  const file = join(folder, 'api.md');
  const text = [
    `# The public API of ${manifest.name}`,
    'Written by `pnpm api-report`. A change of this file is a change for users: review it.',
    ...blocks,
  ].join('\n\n');
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}

function fence(declarations: readonly string[]): string {
  return ['```ts', declarations.join('\n\n'), '```'].join('\n');
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { check: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  let isStale = false;
  for (const manifest of globSync('packages/*/package.json', { cwd: root }).sort()) {
    const folder = join(root, dirname(manifest));
    const file = join(folder, 'api.md');
    const text = await reportOn(folder);
    if (text === undefined || (existsSync(file) && readFileSync(file, 'utf8') === text)) continue;
    isStale = true;
    console.log(`${values.check ? 'stale' : 'wrote'} ${relative(root, file)}`);
    if (!values.check) writeFileSync(file, text);
  }
  if (!isStale) console.log('Every API report is up to date.');
  if (!values.check || !isStale) return 0;
  console.error('The public API changed. Run: pnpm api-report');
  return 1;
}

if (import.meta.main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}
