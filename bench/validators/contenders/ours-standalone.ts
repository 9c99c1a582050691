import { ChatSession, SessionCreateParams } from '@chatkit-sessions/zod/standalone';

export const checkBody = (value: unknown): boolean => {
  const { issues } = SessionCreateParams['~standard'].validate(value);
  return issues === undefined;
};

export const checkSession = (value: unknown): boolean => {
  const { issues } = ChatSession['~standard'].validate(value);
  return issues === undefined;
};
