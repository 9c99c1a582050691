import type { ChatSession, ChatSessionStatus, SessionCreateParams } from '@chatkit-sessions/types';

/** The body of a create, every default that the spec states resolved. */
export interface ResolvedParams extends SessionCreateParams {
  workflow: SessionCreateParams['workflow'] & { tracing: { enabled: boolean } };
  chatkit_configuration: {
    automatic_thread_titling: { enabled: boolean };
    file_upload: { enabled: boolean; max_file_size?: number; max_files?: number };
    history: { enabled: boolean; recent_threads?: number };
  };
  expires_after: { anchor: 'created_at'; seconds: number };
  rate_limits: { max_requests_per_1_minute: number };
}

/** A session as it is kept. What can be computed from this is not. */
export interface Session {
  readonly id: string;
  readonly clientSecret: string;
  readonly params: ResolvedParams;
  /** Seconds of Unix time. */
  readonly expiresAt: number;
  /** The create's idempotency key and body, where it had a key. */
  readonly origin: { key: string; body: string } | undefined;
  isCancelled: boolean;
  /** When the requests of the last minute were admitted, in milliseconds, the oldest first. */
  admitted: number[] | undefined;
}

/** How many sessions are kept before ended ones are forgotten. */
const kept = 10_000;
/** How long after its `expires_at` a session is forgotten even so, in milliseconds. */
const keptFor = 24 * 60 * 60 * 1000;

/** The sessions of an emulator. Live ones are all kept; ended ones do not pile up. */
export class Sessions {
  // In the order of creation, which the sweep goes by.
  readonly #byId = new Map<string, Session>();
  readonly #bySecret = new Map<string, Session>();
  readonly #byKey = new Map<string, Session>();

  add(session: Session, now: number): void {
    this.#sweep(now);
    this.#byId.set(session.id, session);
    this.#bySecret.set(session.clientSecret, session);
    if (session.origin) this.#byKey.set(session.origin.key, session);
  }

  byId(id: string, now: number): Session | undefined {
    this.#sweep(now);
    return this.#byId.get(id);
  }

  bySecret(clientSecret: string, now: number): Session | undefined {
    this.#sweep(now);
    return this.#bySecret.get(clientSecret);
  }

  /** The session whose create had this idempotency key. */
  byKey(key: string, now: number): Session | undefined {
    this.#sweep(now);
    return this.#byKey.get(key);
  }

  /** In the order of creation. */
  list(now: number): Session[] {
    this.#sweep(now);
    return [...this.#byId.values()];
  }

  clear(): void {
    this.#byId.clear();
    this.#bySecret.clear();
    this.#byKey.clear();
  }

  /** Forgets ended sessions from the oldest on; no session that is kept outlives 600 s unended. */
  #sweep(now: number): void {
    for (const session of this.#byId.values()) {
      const isDue =
        now >= session.expiresAt * 1000 + keptFor ||
        (this.#byId.size > kept && statusOf(session, now) !== 'active');
      if (!isDue) return;
      this.#byId.delete(session.id);
      this.#bySecret.delete(session.clientSecret);
      if (session.origin) this.#byKey.delete(session.origin.key);
    }
  }
}

/** Where a session stands. Cancelled and expired are final: neither turns into the other. */
export function statusOf(session: Session, now: number): ChatSessionStatus {
  if (session.isCancelled) return 'cancelled';
  return now >= session.expiresAt * 1000 ? 'expired' : 'active';
}

/** A session as the API shows it. */
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
