import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readDocument, type ComparedSpec } from './document.ts';

/** Where the spec is in every revision of the repository. */
export const specFile = 'spec/openapi.yaml';

/** What git prints; undefined if it refuses, or if there is none. */
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
  const file = join(repository, specFile);
  if (!isFile(file)) {
    throw new Error(`${specFile} is not there. Get it back: git checkout HEAD -- ${specFile}`);
  }
  return readDocument(specFile, readFileSync(file, 'utf8'));
}

/** The spec that a file or a git revision holds; a file's path is relative to `from`. */
export function specOf(repository: string, name: string, from: string): ComparedSpec {
  const file = resolve(from, name);
  // A folder may have the name of a branch.
  if (isFile(file)) return readDocument(name, readFileSync(file, 'utf8'));
  // A name that starts with a dash would be an option of git's.
  const text = name.startsWith('-') ? undefined : git(repository, 'show', `${name}:${specFile}`);
  if (name !== '' && text !== undefined) return readDocument(`${name}:${specFile}`, text);
  throw new Error(
    `"${name}" is neither a file nor a git revision that holds ${specFile}. ${hintFor(repository)}`,
  );
}

function hintFor(repository: string): string {
  if (!hasGit(repository)) return 'There is no git repository here: name a file.';
  return isShallow(repository)
    ? 'This clone is shallow: git fetch --unshallow --tags'
    : 'For what the remote has: git fetch --tags';
}

/**
 * What to compare with when nothing is named: HEAD while the spec has edits that are not committed,
 * else the merge base with main.
 */
export function defaultBase(repository: string): ComparedSpec {
  const isEdited = git(repository, 'status', '--porcelain', '--', specFile)?.trim() !== '';
  return specOf(repository, isEdited ? 'HEAD' : mergeBase(repository), repository);
}

/** The commit at which this branch left main. Throws where there is none, for want of a base. */
export function mergeBase(repository: string): string {
  for (const main of ['origin/main', 'main']) {
    const commit = git(repository, 'merge-base', 'HEAD', main)?.trim();
    if (commit) return commit.slice(0, 12);
  }
  throw new Error(
    `There is nothing to compare with: HEAD has no commit in common with origin/main or main. ${
      isShallow(repository) ? 'Run: git fetch --unshallow --tags' : 'Name a revision or a file.'
    }`,
  );
}

export function hasGit(repository: string): boolean {
  return git(repository, 'rev-parse', '--git-dir') !== undefined;
}

export function isShallow(repository: string): boolean {
  return git(repository, 'rev-parse', '--is-shallow-repository')?.trim() === 'true';
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
