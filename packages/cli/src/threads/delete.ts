import { createInterface } from 'node:readline/promises';
import type { ThreadDeleteResponse } from '@chatkit-sessions/types';
import pMap from 'p-map';
import { connect, type Connection } from '../cli/connect.ts';
import type { Context } from '../cli/context.ts';
import { JobError, UsageError } from '../cli/errors.ts';
import type { SharedFlags } from '../cli/flags.ts';
import { reportError } from '../cli/report.ts';
import { count, printable } from '../cli/text.ts';
import { deleteIfThere, deleteThread } from './delete-thread.ts';
import { pagesOf } from './pages.ts';

export interface DeleteFlags extends SharedFlags {
  user?: string;
  yes?: true;
}

export async function deleteThreads(ids: string[], flags: DeleteFlags, context: Context) {
  const { user } = flags;
  if ((user === undefined) === (ids.length === 0)) {
    throw new UsageError('threads delete needs either thread ids or --user.');
  }
  const connection = connect(flags, context.signal);
  if (user === undefined) {
    return deleteEach(ids, (id) => deleteThread(connection, id), context);
  }
  if (!flags.yes && !process.stdin.isTTY) {
    throw new UsageError(
      'threads delete --user asks first, but stdin is not a terminal. Pass --yes to delete without a question.',
    );
  }
  const found = await idsOf(connection, user);
  if (found.length === 0) return context.output.note('There are no threads to delete.');
  const threads = `${count(found.length, 'thread')} of ${printable(user)}`;
  if (flags.yes) context.output.note(`Deleting ${threads}.`);
  const question = `Delete ${threads}? This cannot be undone. [y/N] `;
  if (!flags.yes && !(await confirm(question, context.signal))) {
    throw new JobError('Nothing was deleted.');
  }
  await deleteEach(found, (id) => deleteIfThere(connection, id), context);
}

async function idsOf({ client, signal, deadline }: Connection, user: string): Promise<string[]> {
  const ids: string[] = [];
  const first = async () => client.threads.list({ user, limit: 100 }, { signal });
  for await (const { data } of pagesOf(first, deadline)) ids.push(...data.map(({ id }) => id));
  return ids;
}

/** Deletes several threads at a time. Continues after a failure, and throws the last error at the end. */
async function deleteEach(
  ids: readonly string[],
  deleteOne: (id: string) => Promise<ThreadDeleteResponse>,
  { output, signal }: Context,
): Promise<void> {
  const failures: unknown[] = [];
  const attempt = async (id: string): Promise<void> => {
    try {
      const deleted = await deleteOne(id);
      await output.result(deleted, `deleted ${printable(deleted.id)}`);
    } catch (error) {
      failures.push(error);
      if (signal.aborted) throw error;
    }
  };
  await pMap(new Set(ids), attempt, { concurrency: 4 });
  for (const error of failures.slice(0, -1)) reportError(error, output.isJson);
  if (failures.length > 0) throw failures.at(-1);
}

async function confirm(question: string, signal: AbortSignal): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(question, { signal })).trim());
  } catch {
    return false;
  } finally {
    terminal.close();
  }
}
