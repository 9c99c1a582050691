import type { ChatSession, SessionCreateParams } from '@chatkit-sessions/types';
import { json, Refusal } from './answers.ts';
import type { Sessions } from './sessions.ts';

/** A request that was found to be sound. */
export interface Call {
  sessions: Sessions;
  path: Readonly<Record<string, string>>;
  /** The body, every default of the spec resolved. */
  body: unknown;
}

/** What the emulator does at each operation of the spec that it acts on. */
export const operations: Readonly<Record<string, (call: Call) => Response>> = {
  'sessions.create': ({ sessions, body }) =>
    json(200, sessions.add(newSession(body as SessionCreateParams))),

  'sessions.cancel': ({ sessions, path }) => {
    const id = path['session_id'] ?? '';
    const session = sessions.cancel(id);
    if (!session) throw new Refusal(404, `Chatkit Session with id '${id}' not found.`);
    return json(200, session);
  },
};

/** A session from a body whose defaults are resolved, so that every one of these is there. */
function newSession(body: SessionCreateParams): ChatSession {
  const { user, workflow, chatkit_configuration: features } = body;
  const perMinute = body.rate_limits?.max_requests_per_1_minute as number;
  const variables = workflow.state_variables ?? {};
  return {
    id: `cksess_${randomHex()}`,
    object: 'chatkit.session',
    client_secret: `ek_${randomHex()}`,
    expires_at: Math.floor(Date.now() / 1000) + (body.expires_after?.seconds as number),
    status: 'active',
    user,
    max_requests_per_1_minute: perMinute,
    rate_limits: { max_requests_per_1_minute: perMinute },
    workflow: {
      id: workflow.id,
      version: workflow.version ?? null,
      state_variables: Object.keys(variables).length > 0 ? variables : null,
      tracing: { enabled: workflow.tracing?.enabled as boolean },
    },
    chatkit_configuration: {
      automatic_thread_titling: {
        enabled: features?.automatic_thread_titling?.enabled as boolean,
      },
      file_upload: {
        enabled: features?.file_upload?.enabled as boolean,
        max_file_size: features?.file_upload?.max_file_size ?? null,
        max_files: features?.file_upload?.max_files ?? null,
      },
      history: {
        enabled: features?.history?.enabled as boolean,
        recent_threads: features?.history?.recent_threads ?? null,
      },
    },
  };
}

function randomHex(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
