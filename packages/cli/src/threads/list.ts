import type { ChatKitThread } from '@chatkit-sessions/types';
import { connect } from '../cli/connect.ts';
import type { Context } from '../cli/context.ts';
import type { SharedFlags } from '../cli/flags.ts';
import type { Output } from '../cli/output.ts';
import { oneLine, printable, time } from '../cli/text.ts';
import { pagesOf } from './pages.ts';

export interface ListFlags extends SharedFlags {
  user?: string;
  limit: number;
}

export async function listThreads(flags: ListFlags, context: Context): Promise<void> {
  const { client, signal, deadline } = connect(flags, context.signal);
  const { user, limit } = flags;
  const params = { user, limit: Math.min(limit, 100) };
  let left = limit;
  for await (const page of pagesOf(async () => client.threads.list(params, { signal }), deadline)) {
    for (const thread of page.data.slice(0, left)) {
      await context.output.result(thread, describeThread(thread, context.output));
    }
    const isMore = page.data.length > left || page.hasNextPage();
    left -= page.data.length;
    if (left > 0) continue;
    if (isMore) context.output.note('There are more threads. Raise --limit to list them.');
    return;
  }
  if (left === limit) context.output.note('There are no threads.');
}

function describeThread({ id, created_at, user, title, status }: ChatKitThread, output: Output) {
  const state = status.type === 'active' ? '' : ` (${oneLine(status.type, 10)})`;
  const name = title === null ? output.style('dim', 'no title') : oneLine(title, 60);
  const when = output.style('dim', time(created_at).slice(0, 16));
  return `${printable(id)}  ${when}  ${oneLine(user, 24)}  ${name}${state}`;
}
