import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { root } from '../../repository/root.ts';

/** How a run of spec-upstream ended. */
export interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

const fixtureFile = join(import.meta.dirname, '../fixtures/upstream.yaml');

/** A document like the vendor's. */
export const fixture = readFileSync(fixtureFile, 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'spec-upstream-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a file into the folder where spec-upstream runs. */
export function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

/** Runs spec-upstream. */
export function run(...words: string[]): Promise<Run> {
  const child = spawn(process.execPath, [join(root, 'scripts/upstream/main.ts'), ...words], {
    cwd: folder,
    env: { ...process.env, INIT_CWD: folder },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((ended) => {
    child.on('close', (status) => ended({ status, stdout, stderr }));
  });
}

/** Runs it on the fixture after edits. Our document is the fixture itself, with nothing listed. */
export function runOn(...edits: (readonly [from: string, to: string])[]): Promise<Run> {
  const text = edits.reduce((edited, [from, to]) => {
    expect(edited).toContain(from);
    return edited.replaceAll(from, to);
  }, fixture);
  write('upstream.yaml', text);
  write('none.yaml', '');
  return run('upstream.yaml', '--spec', fixtureFile, '--deviations', 'none.yaml');
}

/** The lines under a title. */
export function section({ stdout }: Run, title: string): string[] {
  const [, lines = ''] = new RegExp(`^${title}.*\n((?: {2}.*\n?)*)`, 'm').exec(stdout) ?? [];
  return lines.split('\n').flatMap((line) => line.trim() || []);
}
