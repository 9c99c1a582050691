import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../repository/root.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** The result of a run of spec-upstream. */
export interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** A document like the vendor's. */
export const fixture = readFileSync(join(import.meta.dirname, '../fixtures/upstream.yaml'), 'utf8');

/** Creates a folder for the tests of a file, with functions that write into it and run spec-upstream in it. */
export function createFolder() {
  const folder = temporaryFolder(join(tmpdir(), 'spec-upstream-'));
  return {
    /** Writes a file, and returns its path. */
    write(name: string, text: string): string {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    },
    /** Runs spec-upstream. */
    run(...words: string[]): Promise<Run> {
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
    },
  };
}

/** The lines under a title. */
export function section({ stdout }: Run, title: string): string[] {
  // A misspelt title must not pass for an empty section.
  const command = readFileSync(join(root, 'scripts/upstream/main.ts'), 'utf8');
  if (!command.includes(title)) throw new Error(`the report has no section "${title}"`);
  const [, lines = ''] = new RegExp(`^${title}.*\n((?: {2}.*\n?)*)`, 'm').exec(stdout) ?? [];
  return lines.split('\n').flatMap((line) => line.trim() || []);
}
