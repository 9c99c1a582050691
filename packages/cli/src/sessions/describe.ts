import type { ChatSession } from '@chatkit-sessions/types';
import type { Output } from '../cli/output.ts';
import { count, printable, time } from '../cli/text.ts';

/** Describes a session as text, with the given text in the place of its secret. */
export function describeSession(
  {
    id,
    status,
    user,
    workflow,
    expires_at,
    rate_limits,
    chatkit_configuration,
  }: Partial<ChatSession>,
  output: Output,
  secret?: string,
): string {
  const { file_upload, history } = chatkit_configuration ?? {};
  const rows: [string, string | undefined][] = [
    ['session', id],
    ['status', status],
    ['user', user],
    [
      'workflow',
      workflow && `${workflow.id}, ${workflow.version ?? 'the latest deployed version'}`,
    ],
    ['expires', expires_at === undefined ? undefined : time(expires_at)],
    ['rate', rate_limits && `${count(rate_limits.max_requests_per_1_minute, 'request')} a minute`],
    ['uploads', file_upload && (file_upload.enabled ? 'on' : 'off')],
    ['history', history && (history.enabled ? 'on' : 'off')],
    ['secret', secret],
  ];
  return rows
    .filter((row): row is [string, string] => row[1] !== undefined)
    .map(([name, value]) => `${output.style('dim', name.padEnd(9))} ${printable(value)}`)
    .join('\n');
}
