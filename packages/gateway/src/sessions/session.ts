import type { ChatSession, SessionCreateParams } from '@chatkit-sessions/types';

/** A session without its client secret. */
export type Session = Omit<ChatSession, 'client_secret'>;

type Features = NonNullable<SessionCreateParams['chatkit_configuration']>;

/** The body of a create request with every default of the spec filled in. */
export interface ResolvedParams extends SessionCreateParams {
  workflow: SessionCreateParams['workflow'] & { tracing: { enabled: boolean } };
  chatkit_configuration: {
    automatic_thread_titling: Features['automatic_thread_titling'] & { enabled: boolean };
    file_upload: Features['file_upload'] & { enabled: boolean };
    history: Features['history'] & { enabled: boolean };
  };
  expires_after: { anchor: 'created_at'; seconds: number };
  rate_limits: { max_requests_per_1_minute: number };
}

/** Returns an active session that was created at `now`, in milliseconds of Unix time. */
export function toSession(id: string, params: ResolvedParams, now: number): Session {
  const { workflow, chatkit_configuration: features, rate_limits, user } = params;
  const { automatic_thread_titling, file_upload, history } = features;
  const variables = workflow.state_variables ?? {};
  return {
    id,
    object: 'chatkit.session',
    expires_at: Math.floor(now / 1000) + params.expires_after.seconds,
    status: 'active',
    user,
    max_requests_per_1_minute: rate_limits.max_requests_per_1_minute,
    rate_limits: { max_requests_per_1_minute: rate_limits.max_requests_per_1_minute },
    workflow: {
      id: workflow.id,
      version: workflow.version ?? null,
      state_variables: Object.keys(variables).length > 0 ? variables : null,
      tracing: { enabled: workflow.tracing.enabled },
    },
    chatkit_configuration: {
      automatic_thread_titling: { enabled: automatic_thread_titling.enabled },
      file_upload: {
        enabled: file_upload.enabled,
        max_file_size: file_upload.max_file_size ?? null,
        max_files: file_upload.max_files ?? null,
      },
      history: { enabled: history.enabled, recent_threads: history.recent_threads ?? null },
    },
  };
}

/** Returns the session with its status at `now`. Cancelled and expired are final. */
export function withStatusAt(session: Session, now: number): Session {
  const isExpired = session.status === 'active' && now >= session.expires_at * 1000;
  return isExpired ? { ...session, status: 'expired' } : session;
}
