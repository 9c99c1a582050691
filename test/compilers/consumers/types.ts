import type { ChatSession, ChatSessionStatus, SessionCreateParams } from '@chatkit-sessions/types';

export const params: SessionCreateParams = {
  user: 'user_123',
  workflow: { id: 'wf_123', state_variables: { plan: 'pro', seats: 3, trial: false } },
  expires_after: { anchor: 'created_at', seconds: 300 },
};
export const status = (session: ChatSession): ChatSessionStatus => session.status;

// @ts-expect-error a workflow is required
export const withoutWorkflow: SessionCreateParams = { user: 'user_123' };
// @ts-expect-error the anchor is a constant
params.expires_after = { anchor: 'now', seconds: 300 };
// @ts-expect-error a state variable is a string, a number or a boolean
params.workflow.state_variables = { plan: null };
