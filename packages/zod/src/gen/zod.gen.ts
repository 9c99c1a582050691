// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

import * as z from 'zod';

/**
 * Tracing of a new session's runs.
 */
export const ChatSessionTracingParam = z.strictObject({
  enabled: z.boolean().optional(),
});

/**
 * The workflow of a new session and what it starts with.
 */
export const ChatSessionWorkflowParam = z.strictObject({
  id: z.string(),
  version: z.string().optional(),
  state_variables: z
    .record(
      z.string().check(z.maxLength(64)),
      z.union([z.string().max(10485760), z.boolean(), z.number()]),
    )
    .check(
      z.refine((map) => Object.keys(map).length <= 64, { error: 'Too many entries: at most 64' }),
    )
    .optional(),
  tracing: ChatSessionTracingParam.optional(),
});

/**
 * Titles for the threads of a new session.
 */
export const ChatSessionAutomaticThreadTitlingParam = z.strictObject({
  enabled: z.boolean().optional(),
});

/**
 * File uploads in a new session.
 */
export const ChatSessionFileUploadParam = z.strictObject({
  enabled: z.boolean().optional(),
  max_file_size: z.int().gte(1).lte(512).optional(),
  max_files: z.int().gte(1).optional(),
});

/**
 * What a new session shows of the user's past threads.
 */
export const ChatSessionHistoryParam = z.strictObject({
  enabled: z.boolean().optional(),
  recent_threads: z.int().gte(1).optional(),
});

/**
 * The features of the chat in a new session.
 */
export const ChatSessionChatKitConfigurationParam = z.strictObject({
  automatic_thread_titling: ChatSessionAutomaticThreadTitlingParam.optional(),
  file_upload: ChatSessionFileUploadParam.optional(),
  history: ChatSessionHistoryParam.optional(),
});

/**
 * When a new session ends by itself.
 */
export const ChatSessionExpiresAfterParam = z.strictObject({
  anchor: z.literal('created_at'),
  seconds: z.int().gte(1).lte(600),
});

/**
 * Limits on the use of a new session.
 */
export const ChatSessionRateLimitsParam = z.strictObject({
  max_requests_per_1_minute: z.int().gte(1).optional(),
});

/**
 * What a new session is to be.
 */
export const SessionCreateParams = z.strictObject({
  user: z.string().min(1),
  workflow: ChatSessionWorkflowParam,
  chatkit_configuration: ChatSessionChatKitConfigurationParam.optional(),
  expires_after: ChatSessionExpiresAfterParam.optional(),
  rate_limits: ChatSessionRateLimitsParam.optional(),
});

/**
 * `active` admits requests; `expired` has passed its `expires_at`; `cancelled` was ended early. The last two are final.
 */
export const ChatSessionStatus = z.enum(['active', 'expired', 'cancelled']);

/**
 * The limits on the use of a session.
 */
export const ChatSessionRateLimits = z.looseObject({
  max_requests_per_1_minute: z.int(),
});

/**
 * Tracing of a session's runs.
 */
export const ChatKitWorkflowTracing = z.looseObject({
  enabled: z.boolean(),
});

/**
 * The workflow of a session.
 */
export const ChatKitWorkflow = z.looseObject({
  id: z.string(),
  version: z.string().nullable(),
  state_variables: z.record(z.string(), z.union([z.string(), z.boolean(), z.number()])).nullable(),
  tracing: ChatKitWorkflowTracing,
});

/**
 * Titles for the threads of a session.
 */
export const ChatSessionAutomaticThreadTitling = z.looseObject({
  enabled: z.boolean(),
});

/**
 * File uploads in a session.
 */
export const ChatSessionFileUpload = z.looseObject({
  enabled: z.boolean(),
  max_file_size: z.int().nullable(),
  max_files: z.int().nullable(),
});

/**
 * What a session shows of the user's past threads.
 */
export const ChatSessionHistory = z.looseObject({
  enabled: z.boolean(),
  recent_threads: z.int().nullable(),
});

/**
 * The features of the chat in a session, defaults resolved.
 */
export const ChatSessionChatKitConfiguration = z.looseObject({
  automatic_thread_titling: ChatSessionAutomaticThreadTitling,
  file_upload: ChatSessionFileUpload,
  history: ChatSessionHistory,
});

/**
 * A session, as the API answers it.
 */
export const ChatSession = z.looseObject({
  id: z.string(),
  object: z.literal('chatkit.session'),
  client_secret: z.string(),
  expires_at: z.int(),
  status: ChatSessionStatus,
  user: z.string(),
  max_requests_per_1_minute: z.int(),
  rate_limits: ChatSessionRateLimits,
  workflow: ChatKitWorkflow,
  chatkit_configuration: ChatSessionChatKitConfiguration,
});

/**
 * What went wrong with a request.
 */
export const ErrorObject = z.looseObject({
  message: z.string(),
  type: z.string(),
  param: z.string().nullable(),
  code: z.string().nullable(),
});

/**
 * The body of every answer that is no success.
 */
export const ErrorResponse = z.looseObject({
  error: ErrorObject,
});
