import { APIError, NotFoundError } from '@chatkit-sessions/client';
import type { ChatSession, SessionCreateParams } from '@chatkit-sessions/types';
import type { Connection } from '../cli/connect.ts';
import { repeat } from '../cli/repeat.ts';
import { fail, ok, warn, type Check } from './check.ts';

/** The values that the doctor's session asks for, and must get. */
const asked = { seconds: 60, requests: 7 };

/** Seconds by which `expires_at` may differ: the request takes time, and both clocks round. */
const tolerance = 10;

/** The workflow to check. */
export interface Workflow {
  id: string;
  version?: string | undefined;
}

/** Creates a session, checks that it has what it asked for, and cancels it. */
export async function* checkSession(
  connection: Connection,
  workflow: Workflow,
  now: () => number,
): AsyncGenerator<Check> {
  const { version } = workflow;
  if (version === 'latest') {
    const message =
      '"latest" is not a version: the API creates a session, but the chat then fails.';
    yield fail('version', message, 'Leave version out to get the latest deployed version.');
  }
  const attempt = await create(connection, workflow);
  const isVersionMissing = attempt instanceof NotFoundError && version !== undefined;
  // The workflow may exist without that version.
  const session = isVersionMissing ? await create(connection, { id: workflow.id }) : attempt;
  const sent = now();
  if (session instanceof APIError) return yield explain(session, workflow);
  yield ok('workflow', `The project of the key has ${workflow.id}: a session was created.`);
  if (isVersionMissing) {
    const remedy = 'Deploy that version, or leave version out to get the latest deployed one.';
    yield fail('version', `${workflow.id} has no deployed version ${version}.`, remedy);
  } else if (version !== 'latest') {
    const found =
      session.workflow?.version ?? 'the latest deployed one, since --version is not set';
    yield ok('version', `The version is ${found}.`);
  }
  yield checkUploads(session);
  yield checkExpiry(session, sent);
  yield checkRate(session);
  yield await cancel(connection, session);
}

/** Creates a session. Returns the error if the API does not create it. */
async function create(
  { client, signal }: Connection,
  { id, version }: Workflow,
): Promise<ChatSession | APIError> {
  const params: SessionCreateParams = {
    user: 'chatkit-sessions-doctor',
    workflow: { id, version },
    chatkit_configuration: { file_upload: { enabled: true } },
    expires_after: { anchor: 'created_at', seconds: asked.seconds },
    rate_limits: { max_requests_per_1_minute: asked.requests },
  };
  try {
    return await client.sessions.create(params, { signal });
  } catch (error) {
    if (error instanceof APIError && !signal.aborted) return error;
    throw error;
  }
}

function explain(error: APIError, { id }: Workflow): Check {
  if (error instanceof NotFoundError) {
    const remedy =
      'Use a key of the project that owns the workflow, and check the id on its page, which begins with wf_.';
    return fail('workflow', `The project of the key does not have ${id}: ${error.message}`, remedy);
  }
  const remedy = 'Fix what the message names, then run doctor again.';
  return fail('workflow', `No session was created: ${error.message}`, remedy);
}

function checkUploads({ chatkit_configuration: features }: ChatSession): Check {
  if (features?.file_upload?.enabled) {
    const setting = 'chatkit_configuration.file_upload.enabled';
    return ok('uploads', `Uploads are on for a session that sets ${setting}.`);
  }
  const remedy = 'Switch attachments off in the options of the page, or the composer fails.';
  return warn('uploads', 'A session that asks for uploads does not get them.', remedy);
}

function checkExpiry({ expires_at }: ChatSession, now: number): Check {
  const left = expires_at - Math.floor(now / 1000);
  if (Math.abs(left - asked.seconds) <= tolerance) {
    return ok('expires_after', `A session of ${asked.seconds} seconds has the right expires_at.`);
  }
  const message = `A session that asks for ${asked.seconds} seconds expires in ${left} seconds.`;
  return warn(
    'expires_after',
    message,
    'Rely on expires_at of the response, not on what you asked for.',
  );
}

function checkRate({ rate_limits }: ChatSession): Check {
  const got = rate_limits?.max_requests_per_1_minute;
  if (got === asked.requests)
    return ok('rate_limits', `A session that asks for ${got} requests a minute gets them.`);
  const message = `A session that asks for ${asked.requests} requests a minute gets ${String(got)}.`;
  return warn(
    'rate_limits',
    message,
    'Rely on rate_limits of the response, not on what you asked for.',
  );
}

/** Cancels the session, even after Ctrl-C. */
async function cancel({ client, deadline }: Connection, { id }: ChatSession): Promise<Check> {
  try {
    await repeat(() => client.sessions.cancel(id), deadline);
    return ok('cancel', 'The session was cancelled.');
  } catch (error) {
    const message = `The session was not cancelled: ${(error as Error).message}`;
    return warn('cancel', message, `It expires within ${asked.seconds} seconds.`);
  }
}
