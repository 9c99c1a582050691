import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readDocument, type ComparedSpec } from './document.ts';

/** Where the spec is in every revision of the repository. */
export const specFile = 'spec/openapi.yaml';

/** What git prints; undefined if it refuses. */
export function git(repository: string, ...words: string[]): string | undefined {
  try {
    return execFileSync('git', words, {
      cwd: repository,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

/** The spec of the working tree. */
export function workingSpec(repository: string): ComparedSpec {
  return readDocument(specFile, readFileSync(join(repository, specFile), 'utf8'));
}

/** The spec that a file or a git revision holds; a file's path is relative to `from`. */
export function specOf(repository: string, name: string, from: string): ComparedSpec {
  const file = resolve(from, name);
  if (existsSync(file)) return readDocument(name, readFileSync(file, 'utf8'));
  const text = git(repository, 'show', `${name}:${specFile}`);
  if (text === undefined) {
    throw new Error(`"${name}" is neither a file nor a git revision that holds ${specFile}.`);
  }
  return readDocument(`${name}:${specFile}`, text);
}

/**
 * What to compare with when nothing is named: HEAD while the spec has edits that are not committed,
 * else the merge base with main.
 */
export function defaultBase(repository: string): ComparedSpec {
  const isEdited = git(repository, 'status', '--porcelain', '--', specFile)?.trim() !== '';
  const base = isEdited ? undefined : mergeBase(repository);
  return specOf(repository, base ?? 'HEAD', repository);
}

/** The commit at which this branch left main; undefined on main itself, or where there is none. */
export function mergeBase(repository: string): string | undefined {
  for (const main of ['origin/main', 'main']) {
    const commit = git(repository, 'merge-base', 'HEAD', main)?.trim();
    if (commit) return commit.slice(0, 12);
  }
  return undefined;
}
