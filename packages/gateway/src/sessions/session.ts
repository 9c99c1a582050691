import type { ChatSession, SessionCreateParams } from '@chatkit-sessions/types';

/** A session without its client secret. */
export type Session = Omit<ChatSession, 'client_secret'>;

type Features = NonNullable<SessionCreateParams['chatkit_configuration']>;
type Enabled = { enabled: boolean };

/** The body of a create request with every default of the spec filled in. */
export interface ResolvedParams extends SessionCreateParams {
  workflow: SessionCreateParams['workflow'] & { tracing: Enabled };
  chatkit_configuration: {
    automatic_thread_titling: Enabled;
    file_upload: Features['file_upload'] & Enabled;
    history: Features['history'] & Enabled;
  };
  expires_after: { anchor: 'created_at'; seconds: number };
  rate_limits: { max_requests_per_1_minute: number };
}

/** Returns an active session that was created at `now`, in milliseconds of Unix time. */
export function toSession(id: string, params: ResolvedParams, now: number): Session {
  const { chatkit_configuration: features, rate_limits, user, workflow } = params;
  const { state_variables = {} } = workflow;
  const { file_upload, history } = features;
  return {
    id,
    object: 'chatkit.session',
    expires_at: Math.floor(now / 1000) + params.expires_after.seconds,
    status: 'active',
    user,
    ...rate_limits,
    rate_limits,
    workflow: {
      ...workflow,
      version: workflow.version ?? null,
      state_variables: Object.keys(state_variables).length > 0 ? state_variables : null,
    },
    chatkit_configuration: {
      ...features,
      file_upload: {
        ...file_upload,
        max_file_size: file_upload.max_file_size ?? null,
        max_files: file_upload.max_files ?? null,
      },
      history: { ...history, recent_threads: history.recent_threads ?? null },
    },
  };
}

/** Returns the session with its status at `now`. Cancelled and expired are final. */
export function withStatusAt(session: Session, now: number): Session {
  const isExpired = session.status === 'active' && now >= session.expires_at * 1000;
  return isExpired ? { ...session, status: 'expired' } : session;
}
