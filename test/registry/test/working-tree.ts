import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { root, run } from '@chatkit-sessions/packed';

/**
 * Copies the repository's files as they are now, committed or not, into the work tree of a
 * repository, and commits them there.
 */
export async function commitWorkingTree(to: string): Promise<void> {
  const { stdout } = await run('git', ['ls-files', '-zco', '--exclude-standard'], { cwd: root });
  for (const file of stdout.split('\0').filter(Boolean)) {
    // A file may be listed and yet be deleted in the working tree.
    await cp(join(root, file), join(to, file)).catch(ignoreMissing);
  }
  await run('git', ['add', '--all'], { cwd: to });
  const author = ['-c', 'user.name=copy', '-c', 'user.email=copy@localhost'];
  const commit = ['commit', '--quiet', '--allow-empty', '--message', 'The working tree'];
  await run('git', [...author, ...commit], { cwd: to });
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
