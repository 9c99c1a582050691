import { APIError, ChatKit } from '@chatkit-sessions/client';
import * as types from '@chatkit-sessions/types';
import * as classic from '@chatkit-sessions/zod';
import * as mini from '@chatkit-sessions/zod/mini';

const params = {
  user: 'user_123',
  workflow: { id: 'wf_123', state_variables: { plan: 'pro', seats: 3, trial: false } },
};

/**
 * What an app does with the packages, on whatever runtime this is: mints a session, though the API
 * answers 429 at first, cancels it, and validates what goes out and what comes back.
 */
export async function exercise(options) {
  const chatkit = new ChatKit({ apiKey: 'sk-any', ...options });
  const session = await chatkit.sessions.create(params);
  const cancelled = await chatkit.sessions.cancel(session.id);
  const refusal = await chatkit.sessions.cancel('cksess_unknown').catch((error) => error);
  return {
    id: session.id,
    statuses: [session.status, cancelled.status],
    accepted: validate({ params, session }),
    refused: validate({
      params: { ...params, workflow_id: 'wf_123' },
      session: { id: session.id },
    }),
    refusal: [refusal instanceof APIError, refusal.name, refusal.status],
    typesAtRunTime: Object.keys(types),
  };
}

/** What each entry of the validators says of a body and of an answer. */
function validate({ params, session }) {
  return [classic, mini].map(({ ChatSession, SessionCreateParams }) => [
    SessionCreateParams.safeParse(params).success,
    ChatSession.safeParse(session).success,
  ]);
}
