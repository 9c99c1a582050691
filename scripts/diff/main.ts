import { parseArgs } from 'node:util';
import { root } from '../repository/root.ts';
import { bumpFor } from './bump.ts';
import { writeChangeset } from './changeset.ts';
import { compareSpecs } from './compare.ts';
import { ratings, type Rating } from './redocly.ts';
import { checkRelease, currentVersion, releaseBase } from './release.ts';
import { toJson, toMarkdown, toText } from './report.ts';
import { defaultBase, specOf, workingSpec } from './sources.ts';

const usage = `Compares the spec with another one and rates each change by what it does to users.

  pnpm spec-diff [base] [revision]

  base         a git revision or a file; default: HEAD while spec/openapi.yaml has edits that are
               not committed, else the merge base with main
  revision     a git revision or a file; default: spec/openapi.yaml as it is
  --json       print JSON
  --markdown   print markdown
  --fail-on    major or minor: exit with 1 when a change is rated so, or graver
  --changeset  write or update .changeset/spec.md; the default base is the last release's spec
  --check      fail if the spec differs from the last release's, and no changeset says so`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      'fail-on': { type: 'string' },
      changeset: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const failOn = values['fail-on'];
  if (positionals.length > 2) throw new Error(`Too many arguments.\n\n${usage}`);
  if (failOn !== undefined && failOn !== 'major' && failOn !== 'minor') {
    throw new Error(`--fail-on takes major or minor, not "${failOn}".`);
  }
  if (values.json && values.markdown) throw new Error('Name one of --json and --markdown.');
  if (values.check) {
    if (process.argv.length > 3) throw new Error('--check takes nothing beside it.');
    const { ok, message } = await checkRelease(root);
    (ok ? console.log : console.error)(message);
    return ok ? 0 : 1;
  }
  // pnpm runs a script at the root of the repository, wherever it was called.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const [baseName, revisionName] = positionals;
  const base =
    baseName !== undefined
      ? specOf(root, baseName, from)
      : values.changeset
        ? releaseBase(root).spec
        : defaultBase(root);
  const revision =
    revisionName === undefined ? workingSpec(root) : specOf(root, revisionName, from);
  const comparison = await compareSpecs(base, revision);
  const bump = bumpFor(comparison.rating, currentVersion(root));
  const print = values.json ? toJson : values.markdown ? toMarkdown : toText;
  console.log(print(comparison, bump));
  if (values.changeset) console.error(`\n${await writeChangeset(root, comparison, bump)}`);
  return failOn !== undefined && isReached(comparison.rating, failOn) ? 1 : 0;
}

function isReached(rating: Rating | undefined, limit: Rating): boolean {
  return rating !== undefined && ratings.indexOf(rating) >= ratings.indexOf(limit);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
