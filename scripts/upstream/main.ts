import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../repository/command.ts';
import { root } from '../repository/root.ts';
import { deviationList, judge } from './deviations.ts';
import { findDrift } from './drift.ts';
import { readSource } from './load.ts';
import { readPart } from './part.ts';

const usage = `Compares the spec with the vendor's OpenAPI document: structure, never prose.

  pnpm spec-upstream <file-or-url> [--spec <file>] [--timeout <seconds>]

  --spec     our document (defaults to spec/openapi.yaml)
  --timeout  the longest time for a URL, in seconds (defaults to 60)

Exits with 0 if spec/deviations.yaml lists exactly the differences, with 1 if not, and with 2 if a
document cannot be read.`;

await runCommand(usage, async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      spec: { type: 'string', default: join(root, 'spec/openapi.yaml') },
      timeout: { type: 'string', default: '60' },
    },
  });
  const [source, ...others] = positionals;
  if (source === undefined || others.length > 0) throw new Error(usage);
  const seconds = Number(values.timeout);
  if (!(seconds > 0 && seconds <= 3600)) {
    throw new Error(`--timeout must be a number of seconds up to 3600, got "${values.timeout}".`);
  }
  const ours = await readSource(values.spec, seconds, readPart);
  const theirs = await readSource(source, seconds, (value) => readPart(value, ours));
  const listed = await readSource(join(root, 'spec/deviations.yaml'), seconds, deviationList.parse);
  const { differences, renamed } = findDrift(ours, theirs);
  const { unlisted, known, gone } = judge(differences, listed);
  console.log(
    `Compared with ${source}: ${unlisted.length} unlisted, ${known.length} known, ${gone.length} gone`,
  );
  const sections = {
    'Unlisted differences': unlisted,
    'Listed deviations that no longer exist: remove them from the list': gone,
    'Known deviations': known,
    'Schemas matched under another name': renamed,
  };
  for (const [title, lines] of Object.entries(sections)) {
    if (lines.length > 0) console.log(['', title, ...lines.map((line) => `  ${line}`)].join('\n'));
  }
  return unlisted.length + gone.length > 0 ? 1 : 0;
});
