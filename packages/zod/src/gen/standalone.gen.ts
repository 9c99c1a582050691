// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

import type * as types from '@chatkit-sessions/types';
import { standard, type StandardSchema } from '../checks/standard-schema.ts';
import {
  isChatSessionTracingParam,
  isChatSessionWorkflowParam,
  isChatSessionAutomaticThreadTitlingParam,
  isChatSessionFileUploadParam,
  isChatSessionHistoryParam,
  isChatSessionChatKitConfigurationParam,
  isChatSessionExpiresAfterParam,
  isChatSessionRateLimitsParam,
  isSessionCreateParams,
  isChatSessionStatus,
  isChatSessionRateLimits,
  isChatKitWorkflowTracing,
  isChatKitWorkflow,
  isChatSessionAutomaticThreadTitling,
  isChatSessionFileUpload,
  isChatSessionHistory,
  isChatSessionChatKitConfiguration,
  isChatSession,
  isErrorObject,
  isErrorResponse,
} from './checks.gen.ts';

/**
 * Tracing of the runs of a new session.
 */
export const ChatSessionTracingParam: StandardSchema<types.ChatSessionTracingParam> =
  /* @__PURE__ */ standard(isChatSessionTracingParam);

/**
 * The workflow of a new session and its initial state.
 */
export const ChatSessionWorkflowParam: StandardSchema<types.ChatSessionWorkflowParam> =
  /* @__PURE__ */ standard(isChatSessionWorkflowParam);

/**
 * Automatic titles for the threads of a new session.
 */
export const ChatSessionAutomaticThreadTitlingParam: StandardSchema<types.ChatSessionAutomaticThreadTitlingParam> =
  /* @__PURE__ */ standard(isChatSessionAutomaticThreadTitlingParam);

/**
 * File uploads in a new session.
 */
export const ChatSessionFileUploadParam: StandardSchema<types.ChatSessionFileUploadParam> =
  /* @__PURE__ */ standard(isChatSessionFileUploadParam);

/**
 * The past threads that a new session shows.
 */
export const ChatSessionHistoryParam: StandardSchema<types.ChatSessionHistoryParam> =
  /* @__PURE__ */ standard(isChatSessionHistoryParam);

/**
 * The features of the chat in a new session.
 */
export const ChatSessionChatKitConfigurationParam: StandardSchema<types.ChatSessionChatKitConfigurationParam> =
  /* @__PURE__ */ standard(isChatSessionChatKitConfigurationParam);

/**
 * When a new session expires.
 */
export const ChatSessionExpiresAfterParam: StandardSchema<types.ChatSessionExpiresAfterParam> =
  /* @__PURE__ */ standard(isChatSessionExpiresAfterParam);

/**
 * Limits on the use of a new session.
 */
export const ChatSessionRateLimitsParam: StandardSchema<types.ChatSessionRateLimitsParam> =
  /* @__PURE__ */ standard(isChatSessionRateLimitsParam);

/**
 * The parameters of a new session.
 */
export const SessionCreateParams: StandardSchema<types.SessionCreateParams> =
  /* @__PURE__ */ standard(isSessionCreateParams);

/**
 * An `active` session accepts requests. An `expired` session is past its `expires_at`. A `cancelled` session was ended early. The last two are final.
 */
export const ChatSessionStatus: StandardSchema<types.ChatSessionStatus> =
  /* @__PURE__ */ standard(isChatSessionStatus);

/**
 * The limits on the use of a session.
 */
export const ChatSessionRateLimits: StandardSchema<types.ChatSessionRateLimits> =
  /* @__PURE__ */ standard(isChatSessionRateLimits);

/**
 * Tracing of the runs of a session.
 */
export const ChatKitWorkflowTracing: StandardSchema<types.ChatKitWorkflowTracing> =
  /* @__PURE__ */ standard(isChatKitWorkflowTracing);

/**
 * The workflow of a session.
 */
export const ChatKitWorkflow: StandardSchema<types.ChatKitWorkflow> =
  /* @__PURE__ */ standard(isChatKitWorkflow);

/**
 * Automatic titles for the threads of a session.
 */
export const ChatSessionAutomaticThreadTitling: StandardSchema<types.ChatSessionAutomaticThreadTitling> =
  /* @__PURE__ */ standard(isChatSessionAutomaticThreadTitling);

/**
 * File uploads in a session.
 */
export const ChatSessionFileUpload: StandardSchema<types.ChatSessionFileUpload> =
  /* @__PURE__ */ standard(isChatSessionFileUpload);

/**
 * The past threads that a session shows.
 */
export const ChatSessionHistory: StandardSchema<types.ChatSessionHistory> =
  /* @__PURE__ */ standard(isChatSessionHistory);

/**
 * The features of the chat in a session with defaults filled in.
 */
export const ChatSessionChatKitConfiguration: StandardSchema<types.ChatSessionChatKitConfiguration> =
  /* @__PURE__ */ standard(isChatSessionChatKitConfiguration);

/**
 * A session.
 */
export const ChatSession: StandardSchema<types.ChatSession> =
  /* @__PURE__ */ standard(isChatSession);

/**
 * The error of a request.
 */
export const ErrorObject: StandardSchema<types.ErrorObject> =
  /* @__PURE__ */ standard(isErrorObject);

/**
 * The body of every error response.
 */
export const ErrorResponse: StandardSchema<types.ErrorResponse> =
  /* @__PURE__ */ standard(isErrorResponse);

/**
 * The schemas of each operation's body and response, by operationId.
 */
export const validators: {
  'sessions.create': { request: typeof SessionCreateParams; response: typeof ChatSession };
  'sessions.cancel': { response: typeof ChatSession };
} = {
  'sessions.create': { request: SessionCreateParams, response: ChatSession },
  'sessions.cancel': { response: ChatSession },
};
