import type { Command } from 'commander';
import type { Context } from '../cli/context.ts';
import { addShared, notBlank, wholeNumber } from '../cli/flags.ts';

/** Adds `threads list`, `show`, `delete` and `export`. */
export function addThreads(program: Command, context: Context): void {
  const threads = program.command('threads').description('read, export and delete threads');

  addShared(threads.command('list'))
    .description('list threads, the newest first')
    .option('--user <id>', 'only the threads of this user', notBlank)
    .option('--limit <n>', 'how many threads to list at most', wholeNumber(1), 20)
    .action(async (flags) => (await import('./list.ts')).listThreads(flags, context));

  addShared(threads.command('show <id>'))
    .description('print a thread as a transcript')
    .action(async (id, flags) => (await import('./show.ts')).showThread(id, flags, context));

  addShared(threads.command('delete [ids...]'))
    .description('delete threads with their items and attachments, for good')
    .option('--user <id>', 'every thread of this user; asks first', notBlank)
    .option('-y, --yes', 'do not ask')
    .action(async (ids, flags) => (await import('./delete.ts')).deleteThreads(ids, flags, context));

  addShared(threads.command('export'))
    .description('write every thread with its items as JSON Lines; run it again to resume')
    .option('--user <id>', 'only the threads of this user', notBlank)
    .option('--out <file>', 'the file to write (stdout, which cannot be resumed)', notBlank)
    .option('--concurrency <n>', 'how many threads to read at a time', wholeNumber(1, 64), 4)
    .option('--delete-after', 'delete each thread once its line is on disk')
    .action(async (flags) => (await import('../export/export.ts')).exportThreads(flags, context));
}
