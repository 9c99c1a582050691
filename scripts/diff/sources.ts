import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSpecText, type SpecText } from './spec-text.ts';

/** The path of the spec in every revision of the repository. */
const specFile = 'spec/openapi.yaml';

/** Runs git and returns its output. Returns undefined if git fails. */
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

/** Says how to get the commits and tags that a repository lacks. */
export function adviceFor(repository: string): string {
  const isShallow = git(repository, 'rev-parse', '--is-shallow-repository')?.trim();
  if (isShallow === undefined) return 'This is not a git repository. Name a file.';
  return isShallow === 'true'
    ? 'This clone is shallow. Run: git fetch --unshallow --tags'
    : 'This clone may lack tags. Run: git fetch --tags';
}

/** Reads the spec of the working tree. */
export function workingSpec(repository: string): SpecText {
  const file = join(repository, specFile);
  if (isFile(file)) return parseSpecText(specFile, readFileSync(file, 'utf8'));
  throw new Error(`${specFile} does not exist. Restore it: git checkout HEAD -- ${specFile}`);
}

/** Reads the spec from a file or a git revision. A file's path is relative to `from`. */
export function specOf(repository: string, name: string, from = repository): SpecText {
  const file = resolve(from, name);
  // A folder may have the name of a branch.
  if (isFile(file)) return parseSpecText(name, readFileSync(file, 'utf8'));
  // Git would read a name that starts with a dash as an option.
  const isName = name !== '' && !name.startsWith('-');
  const text = isName ? git(repository, 'show', `${name}:${specFile}`) : undefined;
  if (text !== undefined) return parseSpecText(`${name}:${specFile}`, text);
  throw new Error(
    `"${name}" is neither a file nor a git revision with ${specFile}. ${adviceFor(repository)}`,
  );
}

/** Returns the default base: HEAD if the spec has uncommitted edits, else the merge base with main. */
export function defaultBase(repository: string): SpecText {
  const isEdited = git(repository, 'status', '--porcelain', '--', specFile)?.trim() !== '';
  return specOf(repository, isEdited ? 'HEAD' : mergeBase(repository));
}

/** Returns the merge base with main. Throws if there is no common commit. */
export function mergeBase(repository: string): string {
  for (const main of ['origin/main', 'main']) {
    const commit = git(repository, 'merge-base', 'HEAD', main)?.trim();
    if (commit) return commit.slice(0, 12);
  }
  throw new Error(
    `HEAD has no commit in common with origin/main or main. Name a base. ${adviceFor(repository)}`,
  );
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
