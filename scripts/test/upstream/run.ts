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

const fixtures = join(import.meta.dirname, '../fixtures');

/** A document of the vendor's kind that differs from `sessions.yaml` as `deviations.yaml` says. */
export const fixture = readFileSync(join(fixtures, 'upstream.yaml'), 'utf8');

const beside = ['sessions.yaml', 'deviations.yaml'].map((name) => join(fixtures, name));
export const deviations = readFileSync(join(fixtures, 'deviations.yaml'), 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'spec-upstream-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Puts a file where spec-upstream runs. */
export function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

/** Runs it for our document and our deviations of the fixtures, so that the real ones may change. */
export function run(...words: string[]): Promise<Run> {
  const [spec = '', listed = ''] = beside;
  const main = join(root, 'scripts/upstream/main.ts');
  const given = ['--spec', spec, '--deviations', listed, ...words];
  const child = spawn(process.execPath, [main, ...given], {
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

/** Runs it on the fixture after an edit, which must change it. */
export async function runOn(from: string, to: string, ...words: string[]): Promise<Run> {
  const text = fixture.replaceAll(from, to);
  expect(text).not.toBe(fixture);
  write('upstream.yaml', text);
  return run('upstream.yaml', ...words);
}

/** The lines under a title, with single spaces. */
export function section({ stdout }: Run, title: string): string[] {
  const [, lines = ''] = new RegExp(`^${title}.*\n((?: {2}.*\n?)*)`, 'm').exec(stdout) ?? [];
  return lines.split('\n').flatMap((line) => line.trim().replace(/ {2,}/g, ' | ') || []);
}
