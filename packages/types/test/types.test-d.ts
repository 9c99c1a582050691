// Checked by the compiler alone (`pnpm typecheck`): each line compiles, or fails where it says so.
import type {
  ChatSession,
  ChatSessionStatus,
  ErrorResponse,
  SessionCreateParams,
} from '@chatkit-sessions/types';

type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<A, B>(is: Same<A, B>): void;

same<ChatSession['status'], ChatSessionStatus>(true);
same<ChatSessionStatus, 'active' | 'expired' | 'cancelled'>(true);
same<ChatSession['object'], 'chatkit.session'>(true);
same<ChatSession['workflow']['version'], string | null>(true);
same<ChatSession['chatkit_configuration']['history']['recent_threads'], number | null>(true);
same<ErrorResponse['error']['param'], string | null>(true);

export const minimal: SessionCreateParams = { user: 'user_123', workflow: { id: 'wf_123' } };
export const variables: SessionCreateParams['workflow'] = {
  id: 'wf_123',
  state_variables: { plan: 'team', seats: 12, trial: false },
};
/** An optional property may be undefined with \`exactOptionalPropertyTypes\`, which this project sets. */
export const maybe: SessionCreateParams = { ...minimal, rate_limits: undefined };
// @ts-expect-error -- the user is missing
export const noUser: SessionCreateParams = { workflow: { id: 'wf_123' } };
export const atTop: SessionCreateParams = {
  ...minimal,
  // @ts-expect-error -- the id of the workflow belongs in `workflow`
  workflow_id: 'wf_123',
};
export const seconds: SessionCreateParams = {
  ...minimal,
  // @ts-expect-error -- an object with an anchor, not a number
  expires_after: 600,
};
export const list: SessionCreateParams['workflow'] = {
  id: 'wf_123',
  // @ts-expect-error -- a state variable is a string, a number or a boolean
  state_variables: { plans: ['team'] },
};
