// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

import * as z from 'zod/mini';

/**
 * Tracing of a new session's runs.
 */
export const ChatSessionTracingParam = z.strictObject({
  enabled: z.optional(z.boolean()),
});

/**
 * The workflow of a new session and what it starts with.
 */
export const ChatSessionWorkflowParam = z.strictObject({
  id: z.string(),
  version: z.optional(z.string()),
  state_variables: z.optional(
    z
      .record(
        z.string().check(z.maxLength(64)),
        z.union([z.string().check(z.maxLength(10485760)), z.boolean(), z.number()]),
      )
      .check(
        z.refine((map) => Object.keys(map).length <= 64, { error: 'Too many entries: at most 64' }),
      ),
  ),
  tracing: z.optional(ChatSessionTracingParam),
});

/**
 * Titles for the threads of a new session.
 */
export const ChatSessionAutomaticThreadTitlingParam = z.strictObject({
  enabled: z.optional(z.boolean()),
});

/**
 * File uploads in a new session.
 */
export const ChatSessionFileUploadParam = z.strictObject({
  enabled: z.optional(z.boolean()),
  max_file_size: z.optional(z.int().check(z.gte(1), z.lte(512))),
  max_files: z.optional(z.int().check(z.gte(1))),
});

/**
 * What a new session shows of the user's past threads.
 */
export const ChatSessionHistoryParam = z.strictObject({
  enabled: z.optional(z.boolean()),
  recent_threads: z.optional(z.int().check(z.gte(1))),
});

/**
 * The features of the chat in a new session.
 */
export const ChatSessionChatKitConfigurationParam = z.strictObject({
  automatic_thread_titling: z.optional(ChatSessionAutomaticThreadTitlingParam),
  file_upload: z.optional(ChatSessionFileUploadParam),
  history: z.optional(ChatSessionHistoryParam),
});

/**
 * When a new session ends by itself.
 */
export const ChatSessionExpiresAfterParam = z.strictObject({
  anchor: z.literal('created_at'),
  seconds: z.int().check(z.gte(1), z.lte(600)),
});

/**
 * Limits on the use of a new session.
 */
export const ChatSessionRateLimitsParam = z.strictObject({
  max_requests_per_1_minute: z.optional(z.int().check(z.gte(1))),
});

/**
 * What a new session is to be.
 */
export const SessionCreateParams = z.strictObject({
  user: z.string().check(z.minLength(1)),
  workflow: ChatSessionWorkflowParam,
  chatkit_configuration: z.optional(ChatSessionChatKitConfigurationParam),
  expires_after: z.optional(ChatSessionExpiresAfterParam),
  rate_limits: z.optional(ChatSessionRateLimitsParam),
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
  version: z.nullable(z.string()),
  state_variables: z.nullable(z.record(z.string(), z.union([z.string(), z.boolean(), z.number()]))),
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
  max_file_size: z.nullable(z.int()),
  max_files: z.nullable(z.int()),
});

/**
 * What a session shows of the user's past threads.
 */
export const ChatSessionHistory = z.looseObject({
  enabled: z.boolean(),
  recent_threads: z.nullable(z.int()),
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
  param: z.nullable(z.string()),
  code: z.nullable(z.string()),
});

/**
 * The body of every answer that is no success.
 */
export const ErrorResponse = z.looseObject({
  error: ErrorObject,
});
