import type { SessionCreateParams as Params } from '@chatkit-sessions/types';
import { preflight, SessionCreateParams, type Issue } from '@chatkit-sessions/zod/standalone';

export function check(body: unknown): Params | readonly Issue[] {
  const result = SessionCreateParams['~standard'].validate(body);
  return result.issues ?? result.value;
}
export const warnings: number = preflight({ user: 'user_123' }).warnings.length;

// @ts-expect-error it is no schema of zod's
void SessionCreateParams.parse({});
