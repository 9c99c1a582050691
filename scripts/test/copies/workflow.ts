import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../../repository/root.ts';

/** The fields of a job step that the tests read. */
export interface Step {
  name?: string;
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
}

/** A workflow of `.github/workflows`. */
export interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<
    string,
    {
      if?: string;
      needs?: string | string[];
      permissions?: Record<string, string>;
      strategy?: { matrix: Record<string, string[]> };
      steps: Step[];
    }
  >;
}

/** Reads a workflow by the name of its file. */
export function readWorkflow(name: string): Workflow {
  return parse(readFileSync(join(root, '.github/workflows', name), 'utf8')) as Workflow;
}

/** Runs a step as its job would, with the installed pnpm. Returns the status and output. */
export function runStep(
  { jobs }: Workflow,
  [job, name]: readonly [job: string, step: string],
  cwd: string,
  env: Record<string, string | undefined> = {},
): { status: number | null; output: string } {
  const step = jobs[job]?.steps.find((each) => each.name === name);
  if (!step?.run) throw new Error(`the job ${job} has no step "${name}" that runs a script`);
  const script = step.run.replaceAll('npx --yes pnpm@12.21.0', 'pnpm');
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: cwd, ...step.env, ...env },
  });
  return { status, output: stdout + stderr };
}
