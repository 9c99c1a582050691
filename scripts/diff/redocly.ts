import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const ratings = ['patch', 'minor', 'major'] as const;
export type Rating = (typeof ratings)[number];

/** Where a finding is in one of the two documents, and what stands there. */
export interface Side {
  pointer: string;
  line: number;
  col: number;
  value?: unknown;
}

/** One difference as `redocly diff` finds and rates it. */
export interface Finding {
  /** By way of the first operation that leads there. */
  path: string;
  kind: 'added' | 'removed' | 'modified';
  /** The OpenAPI object that differs: Schema, Operation, PathItem … */
  typeName: string;
  /** The keyword that differs; absent if the object is there on one side alone. */
  property?: string;
  impact: Rating;
  verdicts: { message: string }[];
  /** Points at the definition, through every `$ref`. */
  base?: Side;
  revision?: Side;
}

/** A document and what people call it. */
interface Named {
  label: string;
  text: string;
}

/** Every difference between two documents. Throws, by their names, for one that cannot be read. */
export async function findDifferences(base: Named, revision: Named): Promise<Finding[]> {
  if (base.text === revision.text) return [];
  const folder = await mkdtemp(join(tmpdir(), 'spec-diff-'));
  try {
    await writeFile(join(folder, 'base.yaml'), base.text);
    await writeFile(join(folder, 'revision.yaml'), revision.text);
    // A folder of its own: the linter's settings beside the spec switch the diff's rules off.
    await writeFile(join(folder, 'redocly.yaml'), 'telemetry: off\nextends: [diff-recommended]\n');
    const { changes } = JSON.parse(await run(folder)) as { changes: Finding[] };
    return changes;
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    const report = (stderr ?? String(error)).trim();
    const named = report
      .replaceAll('base.yaml', base.label)
      .replaceAll('revision.yaml', revision.label);
    throw new Error(
      `${base.label} and ${revision.label} cannot be compared; mend what redocly diff says:\n${named}`,
      { cause: error },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(folder: string): Promise<string> {
  const cli = fileURLToPath(import.meta.resolve('@redocly/cli/bin/cli.js'));
  const words = ['diff', 'base.yaml', 'revision.yaml', '--format=json', '--fail-on=none'];
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...words], {
    cwd: folder,
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  return stdout;
}
