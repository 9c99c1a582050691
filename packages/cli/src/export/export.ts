import { connect, type Connection } from '../cli/connect.ts';
import type { Context } from '../cli/context.ts';
import { UsageError } from '../cli/errors.ts';
import type { SharedFlags } from '../cli/flags.ts';
import { write } from '../cli/output.ts';
import { deleteExported } from './delete-exported.ts';
import { ExportFile } from './export-file.ts';
import { listAfter } from './list.ts';
import { readThreads } from './read.ts';
import { Tally } from './tally.ts';

export interface ExportFlags extends SharedFlags {
  user?: string;
  out?: string;
  concurrency: number;
  deleteAfter?: true;
}

/** Threads between two checkpoints, or milliseconds if those pass first. */
const checkpointThreads = 100;
const checkpointInterval = 1000;

export async function exportThreads(flags: ExportFlags, context: Context): Promise<void> {
  const { out, deleteAfter } = flags;
  if (deleteAfter && out === undefined) {
    throw new UsageError('--delete-after needs --out: it deletes only threads that are in a file.');
  }
  // Aborts the other calls when one fails.
  const ended = new AbortController();
  const connection = connect(flags, AbortSignal.any([context.signal, ended.signal]));
  try {
    if (out === undefined) await exportToStdout(connection, flags, context);
    else await exportToFile(connection, out, flags, context);
  } finally {
    ended.abort();
  }
}

async function exportToStdout(connection: Connection, flags: ExportFlags, { output }: Context) {
  const { user, concurrency } = flags;
  const tally = new Tally(connection, output, { user, threads: 0, place: null });
  try {
    const threads = listAfter(connection, user, undefined);
    const options = { concurrency, onGone: tally.addGone };
    for await (const { line } of readThreads(connection, threads, options)) {
      await write(line);
      tally.add();
    }
  } catch (error) {
    tally.stop(undefined);
    throw error;
  }
  await tally.finish(undefined);
}

async function exportToFile(
  connection: Connection,
  out: string,
  flags: ExportFlags,
  { output }: Context,
): Promise<void> {
  const { user = null } = flags;
  const file = await ExportFile.open(out, { base_url: connection.baseURL, user });
  const { threads, place } = file.state;
  const tally = new Tally(connection, output, { user: flags.user, threads, place });
  try {
    await fill(connection, file, flags, tally);
  } catch (error) {
    // Saves the lines so far. A full disk may prevent it.
    await file.checkpoint().catch(() => {});
    tally.stop(out);
    throw error;
  } finally {
    await file.close();
  }
  await tally.finish(out);
}

async function fill(
  connection: Connection,
  file: ExportFile,
  { user, concurrency, deleteAfter }: ExportFlags,
  tally: Tally,
): Promise<void> {
  let saved = 0;
  const save = async (): Promise<void> => {
    await file.checkpoint();
    if (deleteAfter) await deleteExported(connection, file, { concurrency, onKept: tally.addKept });
    saved = Date.now();
    tally.save();
  };
  // Deletes the threads that an earlier run exported but did not delete.
  await save();
  const threads = listAfter(connection, user, file.state.place ?? undefined);
  const options = { concurrency, onGone: tally.addGone };
  for await (const exported of readThreads(connection, threads, options)) {
    await file.append(exported);
    tally.add();
    const isDue = file.unsaved >= checkpointThreads || Date.now() - saved >= checkpointInterval;
    if (isDue) await save();
  }
  await save();
}
