import type { SessionCreateParams } from '@chatkit-sessions/types';
import { connect } from '../cli/connect.ts';
import type { Context } from '../cli/context.ts';
import type { SharedFlags } from '../cli/flags.ts';
import { repeat } from '../cli/repeat.ts';
import { describeSession } from './describe.ts';
import type { State } from './state.ts';

export interface CreateFlags extends SharedFlags {
  user: string;
  workflow: string;
  version?: string;
  state?: State;
  expires?: number;
  rate?: number;
  uploads?: true;
  maxFiles?: number;
  maxFileSize?: number;
  history: boolean;
  recentThreads?: number;
  titling: boolean;
  tracing: boolean;
  showSecret?: true;
}

export async function createSession(flags: CreateFlags, context: Context): Promise<void> {
  const { client, signal } = connect(flags, context.signal);
  const session = await client.sessions.create(toParams(flags), { signal });
  const { client_secret, ...rest } = session;
  const { showSecret } = flags;
  const secret = showSecret ? client_secret : 'hidden; --show-secret prints it';
  await context.output.result(
    showSecret ? session : rest,
    describeSession(session, context.output, secret),
  );
}

export async function cancelSession(id: string, flags: SharedFlags, context: Context) {
  const { client, signal, deadline } = connect(flags, context.signal);
  const session = await repeat(() => client.sessions.cancel(id, { signal }), deadline);
  const { client_secret: _, ...rest } = session;
  await context.output.result(rest, describeSession(session, context.output));
}

/** Sets only the fields of the given flags, since the API has the defaults. */
function toParams(flags: CreateFlags): SessionCreateParams {
  const { user, workflow: id, version, state, expires, rate, uploads, maxFiles } = flags;
  const { maxFileSize, history, recentThreads, titling, tracing } = flags;
  return {
    user,
    workflow: {
      id,
      version,
      state_variables: state,
      ...(!tracing && { tracing: { enabled: false } }),
    },
    ...(expires && { expires_after: { anchor: 'created_at', seconds: expires } }),
    ...(rate && { rate_limits: { max_requests_per_1_minute: rate } }),
    chatkit_configuration: {
      ...(!titling && { automatic_thread_titling: { enabled: false } }),
      ...((uploads ?? maxFiles ?? maxFileSize) && {
        file_upload: { enabled: true, max_files: maxFiles, max_file_size: maxFileSize },
      }),
      ...((!history || recentThreads) && {
        history: { enabled: history, recent_threads: recentThreads },
      }),
    },
  };
}
