// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

import type * as types from '@chatkit-sessions/types';
import { closed, leaf, map, nullable, open } from '../explain.ts';
import { isInteger, isNumber, isString } from '../json.ts';
import { standard, type StandardSchema } from '../standard.ts';
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
} from './predicates.gen.ts';

const explainChatSessionTracingParam = /* @__PURE__ */ closed(
  {},
  { enabled: /* @__PURE__ */ leaf((value) => typeof value === 'boolean', 'a boolean') },
);

/**
 * Tracing of a new session's runs.
 */
export const ChatSessionTracingParam: StandardSchema<types.ChatSessionTracingParam> =
  /* @__PURE__ */ standard(isChatSessionTracingParam, explainChatSessionTracingParam);

const explainChatSessionWorkflowParam = /* @__PURE__ */ closed(
  { id: /* @__PURE__ */ leaf((value) => isString(value), 'a string') },
  {
    version: /* @__PURE__ */ leaf((value) => isString(value), 'a string'),
    state_variables: /* @__PURE__ */ map(
      /* @__PURE__ */ leaf(
        (value) =>
          isString(value, undefined, 10485760) || typeof value === 'boolean' || isNumber(value),
        'a string of at most 10485760 characters, a boolean or a number',
      ),
      'an object with at most 64 keys',
      'a key of at most 64 characters',
      undefined,
      64,
      64,
    ),
    tracing: explainChatSessionTracingParam,
  },
);

/**
 * The workflow of a new session and what it starts with.
 */
export const ChatSessionWorkflowParam: StandardSchema<types.ChatSessionWorkflowParam> =
  /* @__PURE__ */ standard(isChatSessionWorkflowParam, explainChatSessionWorkflowParam);

const explainChatSessionAutomaticThreadTitlingParam = /* @__PURE__ */ closed(
  {},
  { enabled: /* @__PURE__ */ leaf((value) => typeof value === 'boolean', 'a boolean') },
);

/**
 * Titles for the threads of a new session.
 */
export const ChatSessionAutomaticThreadTitlingParam: StandardSchema<types.ChatSessionAutomaticThreadTitlingParam> =
  /* @__PURE__ */ standard(
    isChatSessionAutomaticThreadTitlingParam,
    explainChatSessionAutomaticThreadTitlingParam,
  );

const explainChatSessionFileUploadParam = /* @__PURE__ */ closed(
  {},
  {
    enabled: /* @__PURE__ */ leaf((value) => typeof value === 'boolean', 'a boolean'),
    max_file_size: /* @__PURE__ */ leaf(
      (value) => isInteger(value, 1, 512),
      'an integer from 1 to 512',
    ),
    max_files: /* @__PURE__ */ leaf((value) => isInteger(value, 1), 'an integer of at least 1'),
  },
);

/**
 * File uploads in a new session.
 */
export const ChatSessionFileUploadParam: StandardSchema<types.ChatSessionFileUploadParam> =
  /* @__PURE__ */ standard(isChatSessionFileUploadParam, explainChatSessionFileUploadParam);

const explainChatSessionHistoryParam = /* @__PURE__ */ closed(
  {},
  {
    enabled: /* @__PURE__ */ leaf((value) => typeof value === 'boolean', 'a boolean'),
    recent_threads: /* @__PURE__ */ leaf(
      (value) => isInteger(value, 1),
      'an integer of at least 1',
    ),
  },
);

/**
 * What a new session shows of the user's past threads.
 */
export const ChatSessionHistoryParam: StandardSchema<types.ChatSessionHistoryParam> =
  /* @__PURE__ */ standard(isChatSessionHistoryParam, explainChatSessionHistoryParam);

const explainChatSessionChatKitConfigurationParam = /* @__PURE__ */ closed(
  {},
  {
    automatic_thread_titling: explainChatSessionAutomaticThreadTitlingParam,
    file_upload: explainChatSessionFileUploadParam,
    history: explainChatSessionHistoryParam,
  },
);

/**
 * The features of the chat in a new session.
 */
export const ChatSessionChatKitConfigurationParam: StandardSchema<types.ChatSessionChatKitConfigurationParam> =
  /* @__PURE__ */ standard(
    isChatSessionChatKitConfigurationParam,
    explainChatSessionChatKitConfigurationParam,
  );

const explainChatSessionExpiresAfterParam = /* @__PURE__ */ closed({
  anchor: /* @__PURE__ */ leaf((value) => value === 'created_at', '"created_at"'),
  seconds: /* @__PURE__ */ leaf((value) => isInteger(value, 1, 600), 'an integer from 1 to 600'),
});

/**
 * When a new session ends by itself.
 */
export const ChatSessionExpiresAfterParam: StandardSchema<types.ChatSessionExpiresAfterParam> =
  /* @__PURE__ */ standard(isChatSessionExpiresAfterParam, explainChatSessionExpiresAfterParam);

const explainChatSessionRateLimitsParam = /* @__PURE__ */ closed(
  {},
  {
    max_requests_per_1_minute: /* @__PURE__ */ leaf(
      (value) => isInteger(value, 1),
      'an integer of at least 1',
    ),
  },
);

/**
 * Limits on the use of a new session.
 */
export const ChatSessionRateLimitsParam: StandardSchema<types.ChatSessionRateLimitsParam> =
  /* @__PURE__ */ standard(isChatSessionRateLimitsParam, explainChatSessionRateLimitsParam);

const explainSessionCreateParams = /* @__PURE__ */ closed(
  {
    user: /* @__PURE__ */ leaf((value) => isString(value, 1), 'a string of at least 1 character'),
    workflow: explainChatSessionWorkflowParam,
  },
  {
    chatkit_configuration: explainChatSessionChatKitConfigurationParam,
    expires_after: explainChatSessionExpiresAfterParam,
    rate_limits: explainChatSessionRateLimitsParam,
  },
);

/**
 * What a new session is to be.
 */
export const SessionCreateParams: StandardSchema<types.SessionCreateParams> =
  /* @__PURE__ */ standard(isSessionCreateParams, explainSessionCreateParams);

const explainChatSessionStatus = /* @__PURE__ */ leaf(
  (value) => value === 'active' || value === 'expired' || value === 'cancelled',
  '"active", "expired" or "cancelled"',
);

/**
 * `active` admits requests; `expired` has passed its `expires_at`; `cancelled` was ended early. The last two are final.
 */
export const ChatSessionStatus: StandardSchema<types.ChatSessionStatus> = /* @__PURE__ */ standard(
  isChatSessionStatus,
  explainChatSessionStatus,
);

const explainChatSessionRateLimits = /* @__PURE__ */ open({
  max_requests_per_1_minute: /* @__PURE__ */ leaf((value) => isInteger(value), 'an integer'),
});

/**
 * The limits on the use of a session.
 */
export const ChatSessionRateLimits: StandardSchema<types.ChatSessionRateLimits> =
  /* @__PURE__ */ standard(isChatSessionRateLimits, explainChatSessionRateLimits);

const explainChatKitWorkflowTracing = /* @__PURE__ */ open({
  enabled: /* @__PURE__ */ leaf((value) => typeof value === 'boolean', 'a boolean'),
});

/**
 * Tracing of a session's runs.
 */
export const ChatKitWorkflowTracing: StandardSchema<types.ChatKitWorkflowTracing> =
  /* @__PURE__ */ standard(isChatKitWorkflowTracing, explainChatKitWorkflowTracing);

const explainChatKitWorkflow = /* @__PURE__ */ open({
  id: /* @__PURE__ */ leaf((value) => isString(value), 'a string'),
  version: /* @__PURE__ */ leaf((value) => isString(value) || value === null, 'a string or null'),
  state_variables: /* @__PURE__ */ nullable(
    /* @__PURE__ */ map(
      /* @__PURE__ */ leaf(
        (value) => isString(value) || typeof value === 'boolean' || isNumber(value),
        'a string, a boolean or a number',
      ),
      'an object',
      'a key',
    ),
  ),
  tracing: explainChatKitWorkflowTracing,
});

/**
 * The workflow of a session.
 */
export const ChatKitWorkflow: StandardSchema<types.ChatKitWorkflow> = /* @__PURE__ */ standard(
  isChatKitWorkflow,
  explainChatKitWorkflow,
);

const explainChatSessionAutomaticThreadTitling = /* @__PURE__ */ open({
  enabled: /* @__PURE__ */ leaf((value) => typeof value === 'boolean', 'a boolean'),
});

/**
 * Titles for the threads of a session.
 */
export const ChatSessionAutomaticThreadTitling: StandardSchema<types.ChatSessionAutomaticThreadTitling> =
  /* @__PURE__ */ standard(
    isChatSessionAutomaticThreadTitling,
    explainChatSessionAutomaticThreadTitling,
  );

const explainChatSessionFileUpload = /* @__PURE__ */ open({
  enabled: /* @__PURE__ */ leaf((value) => typeof value === 'boolean', 'a boolean'),
  max_file_size: /* @__PURE__ */ leaf(
    (value) => isInteger(value) || value === null,
    'an integer or null',
  ),
  max_files: /* @__PURE__ */ leaf(
    (value) => isInteger(value) || value === null,
    'an integer or null',
  ),
});

/**
 * File uploads in a session.
 */
export const ChatSessionFileUpload: StandardSchema<types.ChatSessionFileUpload> =
  /* @__PURE__ */ standard(isChatSessionFileUpload, explainChatSessionFileUpload);

const explainChatSessionHistory = /* @__PURE__ */ open({
  enabled: /* @__PURE__ */ leaf((value) => typeof value === 'boolean', 'a boolean'),
  recent_threads: /* @__PURE__ */ leaf(
    (value) => isInteger(value) || value === null,
    'an integer or null',
  ),
});

/**
 * What a session shows of the user's past threads.
 */
export const ChatSessionHistory: StandardSchema<types.ChatSessionHistory> =
  /* @__PURE__ */ standard(isChatSessionHistory, explainChatSessionHistory);

const explainChatSessionChatKitConfiguration = /* @__PURE__ */ open({
  automatic_thread_titling: explainChatSessionAutomaticThreadTitling,
  file_upload: explainChatSessionFileUpload,
  history: explainChatSessionHistory,
});

/**
 * The features of the chat in a session, defaults resolved.
 */
export const ChatSessionChatKitConfiguration: StandardSchema<types.ChatSessionChatKitConfiguration> =
  /* @__PURE__ */ standard(
    isChatSessionChatKitConfiguration,
    explainChatSessionChatKitConfiguration,
  );

const explainChatSession = /* @__PURE__ */ open({
  id: /* @__PURE__ */ leaf((value) => isString(value), 'a string'),
  object: /* @__PURE__ */ leaf((value) => value === 'chatkit.session', '"chatkit.session"'),
  client_secret: /* @__PURE__ */ leaf((value) => isString(value), 'a string'),
  expires_at: /* @__PURE__ */ leaf((value) => isInteger(value), 'an integer'),
  status: explainChatSessionStatus,
  user: /* @__PURE__ */ leaf((value) => isString(value), 'a string'),
  max_requests_per_1_minute: /* @__PURE__ */ leaf((value) => isInteger(value), 'an integer'),
  rate_limits: explainChatSessionRateLimits,
  workflow: explainChatKitWorkflow,
  chatkit_configuration: explainChatSessionChatKitConfiguration,
});

/**
 * A session, as the API answers it.
 */
export const ChatSession: StandardSchema<types.ChatSession> = /* @__PURE__ */ standard(
  isChatSession,
  explainChatSession,
);

const explainErrorObject = /* @__PURE__ */ open({
  message: /* @__PURE__ */ leaf((value) => isString(value), 'a string'),
  type: /* @__PURE__ */ leaf((value) => isString(value), 'a string'),
  param: /* @__PURE__ */ leaf((value) => isString(value) || value === null, 'a string or null'),
  code: /* @__PURE__ */ leaf((value) => isString(value) || value === null, 'a string or null'),
});

/**
 * What went wrong with a request.
 */
export const ErrorObject: StandardSchema<types.ErrorObject> = /* @__PURE__ */ standard(
  isErrorObject,
  explainErrorObject,
);

const explainErrorResponse = /* @__PURE__ */ open({ error: explainErrorObject });

/**
 * The body of every answer that is no success.
 */
export const ErrorResponse: StandardSchema<types.ErrorResponse> = /* @__PURE__ */ standard(
  isErrorResponse,
  explainErrorResponse,
);

/**
 * By operationId, what checks a call's body and its answer.
 */
export const validators = {
  'sessions.create': { request: SessionCreateParams, response: ChatSession },
  'sessions.cancel': { response: ChatSession },
};
