import { parseArgs } from 'node:util';
import { runCommand } from '../repository/command.ts';
import { root } from '../repository/root.ts';
import { writeChangeset } from './changesets.ts';
import { diffSpecs } from './rate.ts';
import { bumpFor, covers, ratings } from './rating.ts';
import { checkRelease, currentVersion, lastRelease } from './release.ts';
import { toJson, toMarkdown, toText } from './report.ts';
import { defaultBase, specOf, workingSpec } from './sources.ts';

const usage = `Compares two versions of the spec, and rates each change by its effect on users.

  pnpm spec-diff [base] [revision]

  base         a git revision or a file (defaults to HEAD while spec/openapi.yaml has uncommitted
               edits, else to the merge base with main)
  revision     a git revision or a file (defaults to spec/openapi.yaml as it is)
  --json       print JSON
  --markdown   print markdown
  --fail-on    major, minor or patch: exit with 1 if a change has this rating or a higher rating
  --changeset  write or update .changeset/spec.md (base defaults to the last release's spec)
  --check      exit with 1 if the spec changed since the last release and no changeset covers the change`;

await runCommand(usage, () => {
  const off = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: off,
      markdown: off,
      'fail-on': { type: 'string' },
      changeset: off,
      check: off,
    },
  });
  const failOn = ratings.find((each) => each === values['fail-on']);
  const [baseName, revisionName, ...others] = positionals;
  if (others.length > 0) throw new Error(`Too many arguments.\n\n${usage}`);
  if (values['fail-on'] !== undefined && !failOn) {
    throw new Error(`--fail-on must be major, minor or patch, got "${values['fail-on']}".`);
  }
  if (values.json && values.markdown) throw new Error('Use --json or --markdown, not both.');
  if (values.check) {
    if (process.argv.length > 3) throw new Error('--check takes no other argument.');
    const { ok, message } = checkRelease(root);
    (ok ? console.log : console.error)(message);
    return ok ? 0 : 1;
  }
  // pnpm runs scripts in the root folder, so resolve paths from the caller's folder.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const usualBase = values.changeset ? lastRelease : defaultBase;
  const base = specOf(root, baseName ?? usualBase(root), from);
  const revision =
    revisionName === undefined ? workingSpec(root) : specOf(root, revisionName, from);
  const diff = diffSpecs(base, revision);
  const bump = bumpFor(diff.rating, currentVersion(root));
  const print = values.json ? toJson : values.markdown ? toMarkdown : toText;
  console.log(print(diff, bump));
  if (values.changeset) console.error(`\n${writeChangeset(root, diff, bump)}`);
  return failOn && covers(diff.rating, failOn) ? 1 : 0;
});
