import type { ChatKitThreadItem } from '@chatkit-sessions/types';
import { connect } from '../cli/connect.ts';
import type { Context } from '../cli/context.ts';
import type { SharedFlags } from '../cli/flags.ts';
import { repeat } from '../cli/repeat.ts';
import { pagesOf } from './pages.ts';
import { describeHeader, describeItem } from './transcript.ts';

/** Prints a thread as a transcript, or with `--json` as the line of an export. */
export async function showThread(id: string, flags: SharedFlags, context: Context): Promise<void> {
  const { client, signal, deadline } = connect(flags, context.signal);
  const { output } = context;
  const thread = await repeat(() => client.threads.retrieve(id, { signal }), deadline);
  const items: ChatKitThreadItem[] = [];
  const params = { order: 'asc', limit: 100 } as const;
  const first = async () => client.threads.listItems(id, params, { signal });
  for await (const page of pagesOf(first, deadline)) items.push(...page.data);
  const text = [describeHeader(thread, output), ...items.map((item) => describeItem(item, output))];
  await output.result({ ...thread, items }, text.join('\n\n'));
}
