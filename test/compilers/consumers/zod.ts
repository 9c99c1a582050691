import type {
  ChatSession as Session,
  SessionCreateParams as Params,
} from '@chatkit-sessions/types';
import { ChatSession, SessionCreateParams } from '@chatkit-sessions/zod';

export const session = (answer: unknown): Session => ChatSession.parse(answer);

export function check(body: unknown): string {
  const result = SessionCreateParams.safeParse(body);
  // @ts-expect-error there is data only where it succeeded
  const data: object = result.data;
  void data;
  return result.success ? result.data.user : result.error.message;
}
export const given: (params: Params) => boolean = (params) =>
  SessionCreateParams.safeParse(params).success;

// @ts-expect-error a session has no such field
export const expiry = (answer: unknown): string => ChatSession.parse(answer).expires_after;
