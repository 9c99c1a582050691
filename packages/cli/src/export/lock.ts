import { readFile, rm, writeFile } from 'node:fs/promises';
import { UsageError } from '../cli/errors.ts';

/** Returns the path of the lock of an export. */
function lockPath(out: string): string {
  return `${out}.lock`;
}

/**
 * Keeps other processes from exporting to the same file. The lock is a file with the id of this
 * process, so that a later export can replace the lock of a killed process. Throws a
 * {@link UsageError} if another process has the lock.
 */
export async function lock(out: string): Promise<void> {
  const path = lockPath(out);
  const create = () => writeFile(path, `${process.pid}\n`, { flag: 'wx', mode: 0o600 });
  try {
    await create();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = Number(await readFile(path, 'utf8'));
    if (isRunning(owner)) {
      throw new UsageError(
        `The process ${owner} is exporting to ${out}. Wait for it, or choose another --out. If no export is running, delete ${path}.`,
      );
    }
    await rm(path, { force: true });
    await create();
  }
}

/** Removes the lock. */
export async function unlock(out: string): Promise<void> {
  await rm(lockPath(out), { force: true });
}

function isRunning(id: number): boolean {
  // In a new container, this process may have the id of a killed one.
  if (!(id > 0) || id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // EPERM: it runs as another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
