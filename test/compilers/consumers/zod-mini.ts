import type { ChatSession as Session } from '@chatkit-sessions/types';
import { ChatSession, SessionCreateParams } from '@chatkit-sessions/zod/mini';

export const session = (answer: unknown): Session => ChatSession.parse(answer);

export function check(body: unknown): string {
  const result = SessionCreateParams.safeParse(body);
  return result.success ? result.data.workflow.id : result.error.message;
}

// @ts-expect-error the status is one of three words
export const status = (answer: unknown): 'ended' => ChatSession.parse(answer).status;
