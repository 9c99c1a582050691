import { ChatSession, SessionCreateParams } from '@chatkit-sessions/zod/mini';

export const checkBody = (value: unknown): boolean => {
  const { success } = SessionCreateParams.safeParse(value);
  return success;
};

export const checkSession = (value: unknown): boolean => {
  const { success } = ChatSession.safeParse(value);
  return success;
};
