import { resolve, join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../root.ts';
import { compareWithUpstream } from './compare.ts';
import { judge, readDeviations } from './deviations.ts';
import { isUrl } from './download.ts';
import { loadUpstream } from './load.ts';
import { toText } from './report.ts';

const usage = `Compares the spec with the vendor's OpenAPI document: structure, never prose.

  pnpm spec-upstream <file-or-url> [--deviations <file>] [--timeout <seconds>]

  --deviations  the differences that are meant; default: spec/deviations.yaml
  --timeout     how long a URL may take; default: 60

Exits with 0 when every difference is listed there and every listed one exists, else with 1.`;

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      deviations: { type: 'string' },
      timeout: { type: 'string', default: '60' },
      help: { type: 'boolean', default: false },
    },
  });
  const [source, ...others] = positionals;
  if (values.help || source === undefined || others.length > 0) {
    (values.help ? console.log : console.error)(usage);
    return values.help ? 0 : 2;
  }
  const seconds = Number(values.timeout);
  if (!(seconds > 0)) throw new Error(`--timeout takes seconds, not "${values.timeout}".`);
  // pnpm runs a script at the root of the repository, wherever it was called.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const [ours, theirs] = await Promise.all([
    loadUpstream(join(root, 'spec/openapi.yaml')),
    loadUpstream(isUrl(source) ? source : resolve(from, source), seconds),
  ]);
  const listed =
    values.deviations === undefined
      ? join(root, 'spec/deviations.yaml')
      : resolve(from, values.deviations);
  const drift = compareWithUpstream(ours, theirs);
  const judged = judge(drift.differences, readDeviations(listed));
  console.log(toText(source, drift, judged));
  return judged.fresh.length + judged.stale.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
