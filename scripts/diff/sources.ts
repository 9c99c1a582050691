import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSpecText, type SpecText } from './spec-text.ts';

/** The path of the spec in every revision of the repository. */
const specFile = 'spec/openapi.yaml';

/** Runs git and returns its output. Returns undefined if git fails. */
export function git(repository: string, ...words: string[]): string | undefined {
  const options = { cwd: repository, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 } as const;
  const { status, stdout } = spawnSync('git', words, options);
  return status === 0 ? stdout : undefined;
}

/** Says why a repository may lack commits or tags, and what helps. Returns undefined for a full clone. */
export function gapIn(repository: string): string | undefined {
  const isShallow = git(repository, 'rev-parse', '--is-shallow-repository')?.trim();
  if (isShallow === undefined) return 'This is not a git repository. Name a file.';
  if (isShallow === 'true') return 'This clone is shallow. Run: git fetch --unshallow --tags';
  return git(repository, 'config', '--get-regexp', '^remote\\..*\\.tagopt$', '--no-tags')
    ? 'This clone has no tags. Run: git fetch --tags'
    : undefined;
}

/** Reads the spec of the working tree. */
export function workingSpec(repository: string): SpecText {
  const text = readText(join(repository, specFile));
  if (text !== undefined) return parseSpecText(specFile, text);
  throw new Error(`${specFile} does not exist. Restore it: git checkout HEAD -- ${specFile}`);
}

/** Reads the spec from a file or a git revision. A file's path is relative to `from`. */
export function specOf(repository: string, name: string, from = repository): SpecText {
  // A folder may have the name of a branch.
  const own = readText(resolve(from, name));
  if (own !== undefined) return parseSpecText(name, own);
  // Git would read a name that starts with a dash as an option.
  const isName = name !== '' && !name.startsWith('-');
  const text = isName ? git(repository, 'show', `${name}:${specFile}`) : undefined;
  if (text !== undefined) return parseSpecText(`${name}:${specFile}`, text);
  const advice = gapIn(repository) ?? 'To update the clone, run: git fetch --tags';
  throw new Error(`"${name}" is neither a file nor a git revision with ${specFile}. ${advice}`);
}

/** Returns the default base: HEAD if the spec has uncommitted edits, else the merge base with main. */
export function defaultBase(repository: string): string {
  const isEdited = git(repository, 'status', '--porcelain', '--', specFile)?.trim() !== '';
  return isEdited ? 'HEAD' : mergeBase(repository);
}

/** Returns the merge base with main. Throws if there is no common commit. */
export function mergeBase(repository: string): string {
  for (const main of ['origin/main', 'main']) {
    const commit = git(repository, 'merge-base', 'HEAD', main)?.trim();
    if (commit) return commit.slice(0, 12);
  }
  throw new Error(
    `HEAD has no commit in common with origin/main or main. Name a base. ${gapIn(repository) ?? ''}`,
  );
}

/** Reads a file. Returns undefined if the path is not a file. */
function readText(path: string): string | undefined {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile();
  return isFile ? readFileSync(path, 'utf8') : undefined;
}
