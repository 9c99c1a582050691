import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from '../cli/errors.ts';
import type { SavedPlace } from './place.ts';

/** The progress of an export, which is saved in a file beside the export. */
export interface State {
  version: 1;
  /** The URL of the API, and the user whose threads are exported. */
  source: { base_url: string; user: string | null };
  /** How many bytes of the export are safely on disk, and how many threads they hold. */
  bytes: number;
  threads: number;
  /** The place after the last of these threads. */
  place: SavedPlace | null;
  /** The threads in this many first bytes of the export have been deleted. */
  deleted_bytes: number;
}

/** Returns the path of the state file of an export. */
export function statePath(out: string): string {
  return `${out}.state`;
}

/** Reads the state of an export. Returns undefined if the state file does not exist. */
export async function readState(out: string): Promise<State | undefined> {
  const path = statePath(out);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const state = JSON.parse(text) as State;
    if (state.version === 1) return state;
  } catch {
    // Reported below.
  }
  throw new UsageError(`${path} is not the state of an export. Choose another --out.`);
}

/** Replaces the state of an export. After a crash, the file has either the old or the new state. */
export async function writeState(out: string, state: State): Promise<void> {
  const path = statePath(out);
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(state)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  await syncFolder(dirname(path));
}

/** Makes a rename durable. Windows cannot open a folder and does not need this. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
