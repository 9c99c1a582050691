import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll } from 'vitest';

/** Creates a folder for the tests of the calling file, and removes it after them. */
export function temporaryFolder(prefix: string): string {
  mkdirSync(dirname(prefix), { recursive: true });
  const folder = mkdtempSync(prefix);
  afterAll(() => rmSync(folder, { recursive: true }));
  return folder;
}
