import type { ChatSession, ChatSessionStatus, SessionCreateParams } from '@chatkit-sessions/types';

type Features = NonNullable<SessionCreateParams['chatkit_configuration']>;

/** The body of a create with every default of the spec filled in. */
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

/** A session as it is stored. Its status is computed, see {@link statusOf}. */
export interface Session {
  readonly id: string;
  readonly clientSecret: string;
  readonly params: ResolvedParams;
  /** Seconds of Unix time. */
  readonly expiresAt: number;
  /** The key and the body of a create that was sent with an `Idempotency-Key`. */
  readonly idempotency: { key: string; body: string } | undefined;
  isCancelled: boolean;
  /** When requests of the last minute were admitted, in milliseconds, the oldest first. */
  admittedAt: number[] | undefined;
}

/** Above this number of sessions, ended ones are deleted. */
const maxSessions = 10_000;
/** How long a session is kept after its `expires_at`, in milliseconds. */
const retention = 24 * 60 * 60 * 1000;

/** Stores sessions in memory: every live one, and a bounded number of ended ones. */
export class SessionStore {
  // In the order of creation, which the sweep relies on.
  readonly #byId = new Map<string, Session>();
  readonly #bySecret = new Map<string, Session>();
  readonly #byIdempotencyKey = new Map<string, Session>();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  add(session: Session, now: number): void {
    this.#sweep(now);
    this.#byId.set(session.id, session);
    this.#bySecret.set(session.clientSecret, session);
    if (session.idempotency) this.#byIdempotencyKey.set(session.idempotency.key, session);
    this.#onChange();
  }

  /** Cancels a session that has not ended. */
  cancel(session: Session, now: number): void {
    if (statusOf(session, now) !== 'active') return;
    session.isCancelled = true;
    this.#onChange();
  }

  byId(id: string, now: number): Session | undefined {
    this.#sweep(now);
    return this.#byId.get(id);
  }

  bySecret(clientSecret: string, now: number): Session | undefined {
    this.#sweep(now);
    return this.#bySecret.get(clientSecret);
  }

  byIdempotencyKey(key: string, now: number): Session | undefined {
    this.#sweep(now);
    return this.#byIdempotencyKey.get(key);
  }

  /** Lists sessions in the order of creation. */
  list(now: number): Session[] {
    this.#sweep(now);
    return [...this.#byId.values()];
  }

  /**
   * Deletes ended sessions, the oldest first. Stops at the first one to keep, which is enough: a
   * session ends within 600 seconds.
   */
  #sweep(now: number): void {
    for (const session of this.#byId.values()) {
      const isOutdated =
        now >= session.expiresAt * 1000 + retention ||
        (this.#byId.size > maxSessions && statusOf(session, now) !== 'active');
      if (!isOutdated) return;
      this.#byId.delete(session.id);
      this.#bySecret.delete(session.clientSecret);
      if (session.idempotency) this.#byIdempotencyKey.delete(session.idempotency.key);
    }
  }
}

/** Returns the status of a session. Cancelled and expired are final: neither becomes the other. */
export function statusOf(session: Session, now: number): ChatSessionStatus {
  if (session.isCancelled) return 'cancelled';
  return now >= session.expiresAt * 1000 ? 'expired' : 'active';
}

/** Returns a session as the API shows it. */
export function toChatSession(session: Session, now: number): ChatSession {
  const { workflow, chatkit_configuration: features, rate_limits, user } = session.params;
  const { automatic_thread_titling, file_upload, history } = features;
  const variables = workflow.state_variables ?? {};
  return {
    id: session.id,
    object: 'chatkit.session',
    client_secret: session.clientSecret,
    expires_at: session.expiresAt,
    status: statusOf(session, now),
    user,
    max_requests_per_1_minute: rate_limits.max_requests_per_1_minute,
    rate_limits: { max_requests_per_1_minute: rate_limits.max_requests_per_1_minute },
    workflow: {
      id: workflow.id,
      version: workflow.version ?? null,
      state_variables: Object.keys(variables).length > 0 ? { ...variables } : null,
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
