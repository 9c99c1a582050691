export type { SignedAnonymousUserOptions } from './anonymous-user-options.ts';
export { signedAnonymousUser } from './anonymous-user.ts';
export type {
  ChatUser,
  Refusal,
  SessionCreator,
  SessionHandlerOptions,
  StateVariables,
  Workflow,
} from './options.ts';
export { createSessionHandler, type SessionHandler } from './session-handler.ts';
