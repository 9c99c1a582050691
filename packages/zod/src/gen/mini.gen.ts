// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

import {
  anyOf,
  boolean,
  closed,
  constant,
  integer,
  map,
  nullable,
  number,
  oneOf,
  open,
  optional,
  string,
} from '../mini-schemas.ts';
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
 * Tracing of a new session's runs.
 */
export const ChatSessionTracingParam = /* @__PURE__ */ closed(
  { enabled: /* @__PURE__ */ optional(/* @__PURE__ */ boolean('a boolean')) },
  {
    fast: { is: isChatSessionTracingParam, depth: 1 },
    hint: 'Write { enabled: true } or { enabled: false }.',
  },
);

/**
 * The workflow of a new session and what it starts with.
 */
export const ChatSessionWorkflowParam = /* @__PURE__ */ closed(
  {
    id: /* @__PURE__ */ string('a string'),
    version: /* @__PURE__ */ optional(
      /* @__PURE__ */ string('a string', {}, 'Leave it out for the latest deployed version.'),
    ),
    state_variables: /* @__PURE__ */ optional(
      /* @__PURE__ */ map(
        /* @__PURE__ */ anyOf(
          [
            /* @__PURE__ */ string('a string of at most 10485760 characters', { max: 10485760 }),
            /* @__PURE__ */ boolean('a boolean'),
            /* @__PURE__ */ number('a number'),
          ],
          'a string of at most 10485760 characters, a boolean or a number',
        ),
        'an object with at most 64 keys',
        'a key of at most 64 characters',
        { max: 64, maxKey: 64 },
      ),
    ),
    tracing: /* @__PURE__ */ optional(ChatSessionTracingParam),
  },
  {
    fast: { is: isChatSessionWorkflowParam, depth: 2 },
    hint: 'Write workflow: { id: … }.',
    misnamed: /* @__PURE__ */ new Map([
      ['workflow_id', 'Write id.'],
      ['stateVariables', 'Write state_variables.'],
    ]),
  },
);

/**
 * Titles for the threads of a new session.
 */
export const ChatSessionAutomaticThreadTitlingParam = /* @__PURE__ */ closed(
  { enabled: /* @__PURE__ */ optional(/* @__PURE__ */ boolean('a boolean')) },
  {
    fast: { is: isChatSessionAutomaticThreadTitlingParam, depth: 1 },
    hint: 'Write { enabled: true } or { enabled: false }.',
  },
);

/**
 * File uploads in a new session.
 */
export const ChatSessionFileUploadParam = /* @__PURE__ */ closed(
  {
    enabled: /* @__PURE__ */ optional(/* @__PURE__ */ boolean('a boolean')),
    max_file_size: /* @__PURE__ */ optional(
      /* @__PURE__ */ integer('an integer from 1 to 512 (megabytes)', { min: 1, max: 512 }),
    ),
    max_files: /* @__PURE__ */ optional(
      /* @__PURE__ */ integer('an integer of at least 1', { min: 1 }),
    ),
  },
  {
    fast: { is: isChatSessionFileUploadParam, depth: 1 },
    hint: 'Write { enabled: true } or { enabled: false }.',
  },
);

/**
 * What a new session shows of the user's past threads.
 */
export const ChatSessionHistoryParam = /* @__PURE__ */ closed(
  {
    enabled: /* @__PURE__ */ optional(/* @__PURE__ */ boolean('a boolean')),
    recent_threads: /* @__PURE__ */ optional(
      /* @__PURE__ */ integer('an integer of at least 1', { min: 1 }),
    ),
  },
  {
    fast: { is: isChatSessionHistoryParam, depth: 1 },
    hint: 'Write { enabled: true } or { enabled: false }.',
  },
);

/**
 * The features of the chat in a new session.
 */
export const ChatSessionChatKitConfigurationParam = /* @__PURE__ */ closed(
  {
    automatic_thread_titling: /* @__PURE__ */ optional(ChatSessionAutomaticThreadTitlingParam),
    file_upload: /* @__PURE__ */ optional(ChatSessionFileUploadParam),
    history: /* @__PURE__ */ optional(ChatSessionHistoryParam),
  },
  { fast: { is: isChatSessionChatKitConfigurationParam, depth: 2 } },
);

/**
 * When a new session ends by itself.
 */
export const ChatSessionExpiresAfterParam = /* @__PURE__ */ closed(
  {
    anchor: /* @__PURE__ */ constant('created_at', '"created_at"'),
    seconds: /* @__PURE__ */ integer(
      'an integer from 1 to 600 (seconds)',
      { min: 1, max: 600 },
      'No session lasts longer than ten minutes: the browser then asks for a new secret, and you create a new session.',
    ),
  },
  {
    fast: { is: isChatSessionExpiresAfterParam, depth: 1 },
    hint: 'Write { anchor: "created_at", seconds: 600 }, or leave it out for ten minutes.',
  },
);

/**
 * Limits on the use of a new session.
 */
export const ChatSessionRateLimitsParam = /* @__PURE__ */ closed(
  {
    max_requests_per_1_minute: /* @__PURE__ */ optional(
      /* @__PURE__ */ integer('an integer of at least 1', { min: 1 }),
    ),
  },
  {
    fast: { is: isChatSessionRateLimitsParam, depth: 1 },
    hint: 'Write { max_requests_per_1_minute: … }.',
    misnamed: /* @__PURE__ */ new Map([
      ['max_requests_per_minute', 'Write max_requests_per_1_minute.'],
      [
        'max_requests_per_session',
        'A session is limited by the minute only: write max_requests_per_1_minute.',
      ],
    ]),
  },
);

/**
 * What a new session is to be.
 */
export const SessionCreateParams = /* @__PURE__ */ closed(
  {
    user: /* @__PURE__ */ string(
      'a string of at least 1 character',
      { min: 1 },
      'Give your own id of the person who is signed in.',
    ),
    workflow: ChatSessionWorkflowParam,
    chatkit_configuration: /* @__PURE__ */ optional(ChatSessionChatKitConfigurationParam),
    expires_after: /* @__PURE__ */ optional(ChatSessionExpiresAfterParam),
    rate_limits: /* @__PURE__ */ optional(ChatSessionRateLimitsParam),
  },
  {
    fast: { is: isSessionCreateParams, depth: 3 },
    misnamed: /* @__PURE__ */ new Map([
      ['workflow_id', 'Write workflow: { id: … }.'],
      ['workflowId', 'Write workflow: { id: … }.'],
      ['user_id', 'Write user.'],
      ['userId', 'Write user.'],
      ['version', 'It belongs inside workflow.'],
      ['state_variables', 'It belongs inside workflow.'],
      ['tracing', 'It belongs inside workflow.'],
      ['automatic_thread_titling', 'It belongs inside chatkit_configuration.'],
      ['file_upload', 'It belongs inside chatkit_configuration.'],
      ['history', 'It belongs inside chatkit_configuration.'],
      ['chatkitConfiguration', 'Write chatkit_configuration.'],
      ['expires_at', 'Write expires_after: { anchor: "created_at", seconds: 600 }.'],
      ['expiresAfter', 'Write expires_after.'],
      ['rateLimits', 'Write rate_limits.'],
      ['max_requests_per_1_minute', 'It belongs inside rate_limits.'],
      [
        'max_requests_per_session',
        'A session is limited by the minute only: write rate_limits: { max_requests_per_1_minute: … }.',
      ],
    ]),
  },
);

/**
 * `active` admits requests; `expired` has passed its `expires_at`; `cancelled` was ended early. The last two are final.
 */
export const ChatSessionStatus = /* @__PURE__ */ oneOf(
  ['active', 'expired', 'cancelled'],
  '"active", "expired" or "cancelled"',
);

/**
 * The limits on the use of a session.
 */
export const ChatSessionRateLimits = /* @__PURE__ */ open(
  { max_requests_per_1_minute: /* @__PURE__ */ integer('an integer') },
  { fast: { is: isChatSessionRateLimits, depth: 1 } },
);

/**
 * Tracing of a session's runs.
 */
export const ChatKitWorkflowTracing = /* @__PURE__ */ open(
  { enabled: /* @__PURE__ */ boolean('a boolean') },
  { fast: { is: isChatKitWorkflowTracing, depth: 1 } },
);

/**
 * The workflow of a session.
 */
export const ChatKitWorkflow = /* @__PURE__ */ open(
  {
    id: /* @__PURE__ */ string('a string'),
    version: /* @__PURE__ */ nullable(/* @__PURE__ */ string('a string or null')),
    state_variables: /* @__PURE__ */ nullable(
      /* @__PURE__ */ map(
        /* @__PURE__ */ anyOf(
          [
            /* @__PURE__ */ string('a string'),
            /* @__PURE__ */ boolean('a boolean'),
            /* @__PURE__ */ number('a number'),
          ],
          'a string, a boolean or a number',
        ),
        'an object',
        'a key',
      ),
    ),
    tracing: ChatKitWorkflowTracing,
  },
  { fast: { is: isChatKitWorkflow, depth: 2 } },
);

/**
 * Titles for the threads of a session.
 */
export const ChatSessionAutomaticThreadTitling = /* @__PURE__ */ open(
  { enabled: /* @__PURE__ */ boolean('a boolean') },
  { fast: { is: isChatSessionAutomaticThreadTitling, depth: 1 } },
);

/**
 * File uploads in a session.
 */
export const ChatSessionFileUpload = /* @__PURE__ */ open(
  {
    enabled: /* @__PURE__ */ boolean('a boolean'),
    max_file_size: /* @__PURE__ */ nullable(/* @__PURE__ */ integer('an integer or null')),
    max_files: /* @__PURE__ */ nullable(/* @__PURE__ */ integer('an integer or null')),
  },
  { fast: { is: isChatSessionFileUpload, depth: 1 } },
);

/**
 * What a session shows of the user's past threads.
 */
export const ChatSessionHistory = /* @__PURE__ */ open(
  {
    enabled: /* @__PURE__ */ boolean('a boolean'),
    recent_threads: /* @__PURE__ */ nullable(/* @__PURE__ */ integer('an integer or null')),
  },
  { fast: { is: isChatSessionHistory, depth: 1 } },
);

/**
 * The features of the chat in a session, defaults resolved.
 */
export const ChatSessionChatKitConfiguration = /* @__PURE__ */ open(
  {
    automatic_thread_titling: ChatSessionAutomaticThreadTitling,
    file_upload: ChatSessionFileUpload,
    history: ChatSessionHistory,
  },
  { fast: { is: isChatSessionChatKitConfiguration, depth: 2 } },
);

/**
 * A session, as the API answers it.
 */
export const ChatSession = /* @__PURE__ */ open(
  {
    id: /* @__PURE__ */ string('a string'),
    object: /* @__PURE__ */ constant('chatkit.session', '"chatkit.session"'),
    client_secret: /* @__PURE__ */ string('a string'),
    expires_at: /* @__PURE__ */ integer('an integer'),
    status: ChatSessionStatus,
    user: /* @__PURE__ */ string('a string'),
    max_requests_per_1_minute: /* @__PURE__ */ integer('an integer'),
    rate_limits: ChatSessionRateLimits,
    workflow: ChatKitWorkflow,
    chatkit_configuration: ChatSessionChatKitConfiguration,
  },
  { fast: { is: isChatSession, depth: 3 } },
);

/**
 * What went wrong with a request.
 */
export const ErrorObject = /* @__PURE__ */ open(
  {
    message: /* @__PURE__ */ string('a string'),
    type: /* @__PURE__ */ string('a string'),
    param: /* @__PURE__ */ nullable(/* @__PURE__ */ string('a string or null')),
    code: /* @__PURE__ */ nullable(/* @__PURE__ */ string('a string or null')),
  },
  { fast: { is: isErrorObject, depth: 1 } },
);

/**
 * The body of every answer that is no success.
 */
export const ErrorResponse = /* @__PURE__ */ open(
  { error: ErrorObject },
  { fast: { is: isErrorResponse, depth: 2 } },
);

/**
 * By operationId, what checks a call's body and its answer.
 */
export const validators = {
  'sessions.create': { request: SessionCreateParams, response: ChatSession },
  'sessions.cancel': { response: ChatSession },
};
