import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { root } from './root.ts';

/**
 * Writes the files that differ from their text, and deletes those without a text. Returns the exit code
 * of the command: with `check`, changes nothing and returns 1 if a file is stale.
 */
export async function writeFiles(
  files: ReadonlyMap<string, string | undefined>,
  { check = false, command }: { check?: boolean | undefined; command: string },
): Promise<number> {
  let isStale = false;
  for (const [path, text] of files) {
    const written = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined && written === text) continue;
    isStale = true;
    console.log(`${check ? 'stale' : 'wrote'} ${relative(root, path)}`);
    if (check) continue;
    await rm(path, { recursive: true, force: true });
    await mkdir(dirname(path), { recursive: true });
    if (text !== undefined) await writeFile(path, text);
  }
  if (!isStale) console.log('Every file is up to date.');
  if (!check || !isStale) return 0;
  console.error(`These files are out of date. Run: ${command}`);
  return 1;
}
