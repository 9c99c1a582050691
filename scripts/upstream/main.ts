import { resolve, join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../repository/root.ts';
import { compareWithUpstream, type Drift } from './compare.ts';
import { judge, readDeviations } from './deviations.ts';
import { isUrl } from './download.ts';
import { loadUpstream, type Upstream } from './load.ts';
import { toText } from './report.ts';

const specFile = 'spec/openapi.yaml';
/** What a timer of Node's can wait, in seconds. */
const longest = Math.floor((2 ** 31 - 1) / 1000);

const usage = `Compares the spec with the vendor's OpenAPI document: structure, never prose.

  pnpm spec-upstream <file-or-url> [--spec <file>] [--deviations <file>] [--timeout <seconds>]

  --spec        our document; default: spec/openapi.yaml
  --deviations  the differences that are meant; default: spec/deviations.yaml
  --timeout     how long a URL may take; default: 60

Exits with 0 when every difference is listed there and every listed one exists, else with 1, and
with 2 when there is nothing to compare.`;

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      spec: { type: 'string' },
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
  if (!(seconds > 0 && seconds <= longest)) {
    throw new Error(`--timeout takes seconds, not "${values.timeout}"; ${longest} at most.`);
  }
  // pnpm runs a script at the root of the repository, wherever it was called.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const file = (name: string | undefined, usual: string): string =>
    name === undefined ? join(root, usual) : resolve(from, name);
  const [ours, theirs] = await Promise.all([
    loadUpstream(file(values.spec, specFile)),
    loadUpstream(isUrl(source) ? source : resolve(from, source), seconds),
  ]);
  const drift = compare(source, ours, theirs);
  const listed = readDeviations(file(values.deviations, 'spec/deviations.yaml'));
  const judged = judge(drift.differences, listed);
  console.log(toText([values.spec ?? specFile, source], drift, judged));
  return judged.fresh.length + judged.stale.length > 0 ? 1 : 0;
}

/** Whatever is wrong within a document that is none of ours, it is named. */
function compare(source: string, ours: Upstream, theirs: Upstream): Drift {
  try {
    return compareWithUpstream(ours, theirs);
  } catch (error) {
    const reason =
      error instanceof RangeError ? 'its schemas are nested too deep' : (error as Error).message;
    throw new Error(`${source} cannot be compared: ${reason}.`, { cause: error });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
