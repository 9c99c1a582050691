import { ChatKit } from '@chatkit-sessions/client';
import {
  createSessionHandler,
  signedAnonymousUser,
  type SessionHandler,
} from '@chatkit-sessions/server';
import { SessionCreateParams } from '@chatkit-sessions/zod/standalone';

const chatkit = new ChatKit({ apiKey: 'sk-any' });
const user = signedAnonymousUser({ secrets: ['a secret of thirty-two characters'] });

export const handler: SessionHandler = createSessionHandler({
  chatkit,
  workflow: 'wf_123',
  user,
  input: SessionCreateParams,
  stateVariables: (_request, id, input) => ({ id, plan: input.workflow.id }),
});

// @ts-expect-error the option `user` is required
void createSessionHandler({ chatkit, workflow: 'wf_123' });
// @ts-expect-error a workflow is an id
void createSessionHandler({ chatkit, workflow: 1, user });
