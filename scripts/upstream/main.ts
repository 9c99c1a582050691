import { resolve, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { OpenApiDocument } from '../spec/openapi.ts';
import { root } from '../repository/root.ts';
import { judge, readDeviations } from './deviations.ts';
import { findDrift, type Drift } from './drift.ts';
import { isUrl, loadDocument } from './load.ts';
import { toText } from './report.ts';

const specFile = 'spec/openapi.yaml';
/** The longest possible timer, in seconds. */
const longest = Math.floor((2 ** 31 - 1) / 1000);

const usage = `Compares the spec with the vendor's OpenAPI document: structure, never prose.

  pnpm spec-upstream <file-or-url> [--spec <file>] [--deviations <file>] [--timeout <seconds>]

  --spec        our document (defaults to spec/openapi.yaml)
  --deviations  the list of intended differences (defaults to spec/deviations.yaml)
  --timeout     the longest time for a URL, in seconds (defaults to 60)

Exits with 0 if every difference is listed and every listed one exists, with 1 if not, and with 2 if
a document cannot be read.`;

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
    throw new Error(
      `--timeout must be a number of seconds up to ${longest}, got "${values.timeout}".`,
    );
  }
  // pnpm runs scripts in the root folder, so resolve paths from the caller's folder.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const file = (name: string | undefined, usual: string): string =>
    name === undefined ? join(root, usual) : resolve(from, name);
  const [ours, theirs] = await Promise.all([
    loadDocument(file(values.spec, specFile)),
    loadDocument(isUrl(source) ? source : resolve(from, source), seconds),
  ]);
  const drift = compare(source, ours, theirs);
  const listed = readDeviations(file(values.deviations, 'spec/deviations.yaml'));
  const judged = judge(drift.differences, listed);
  console.log(toText([values.spec ?? specFile, source], drift, judged));
  return judged.unlisted.length + judged.gone.length > 0 ? 1 : 0;
}

/** Adds the source of the vendor's document to every error. */
function compare(source: string, ours: OpenApiDocument, theirs: OpenApiDocument): Drift {
  try {
    return findDrift(ours, theirs);
  } catch (error) {
    const reason =
      error instanceof RangeError
        ? 'its schemas are nested too deeply'
        : (error as Error).message.split('\n')[0];
    throw new Error(`${source} cannot be compared: ${reason}.`, { cause: error });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
