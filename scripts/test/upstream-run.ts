import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { root } from '../root.ts';

/** How a run of spec-upstream ended. */
export interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** A document of the vendor's kind that differs from our spec as spec/deviations.yaml says. */
export const fixture = readFileSync(join(import.meta.dirname, 'fixtures/upstream.yaml'), 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'spec-upstream-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Puts a file where spec-upstream runs. */
export function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

export function run(...words: string[]): Promise<Run> {
  const child = spawn(process.execPath, [join(root, 'scripts/spec-upstream/main.ts'), ...words], {
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
