// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

/**
 * What a new session is to be.
 */
export type SessionCreateParams = {
  /**
   * Your own, stable id of the person who will chat. Threads, files and rate limits belong to it. Take it from your sign-in, never from the browser.
   *
   * @minLength 1
   */
  user: string;
  /**
   * The workflow that answers the user.
   */
  workflow: ChatSessionWorkflowParam;
  /**
   * Which features of the chat are on.
   */
  chatkit_configuration?: ChatSessionChatKitConfigurationParam;
  /**
   * When the session ends by itself.
   *
   * @default {"anchor":"created_at","seconds":600}
   */
  expires_after?: ChatSessionExpiresAfterParam;
  /**
   * How much the session may be used.
   */
  rate_limits?: ChatSessionRateLimitsParam;
};

/**
 * The workflow of a new session and what it starts with.
 */
export type ChatSessionWorkflowParam = {
  /**
   * The id of the workflow. It must belong to the project of the API key.
   */
  id: string;
  /**
   * The version to run. Without it, the latest deployed one. It is a version's name: the word `latest` passes creation, but then the chat fails.
   */
  version?: string;
  /**
   * Values that the workflow reads as its state. At most 64, with keys of at most 64 characters. The answer shows null when none were given.
   *
   * @maxProperties 64
   * @default {}
   */
  state_variables?: {
    [key: string]: string | boolean | number;
  };
  /**
   * Whether the runs of this session are traced.
   */
  tracing?: ChatSessionTracingParam;
};

/**
 * Tracing of a new session's runs.
 */
export type ChatSessionTracingParam = {
  /**
   * Whether runs are recorded for the dashboard.
   *
   * @default true
   */
  enabled?: boolean;
};

/**
 * The features of the chat in a new session.
 */
export type ChatSessionChatKitConfigurationParam = {
  /**
   * Titles for threads.
   */
  automatic_thread_titling?: ChatSessionAutomaticThreadTitlingParam;
  /**
   * Files that the user attaches.
   */
  file_upload?: ChatSessionFileUploadParam;
  /**
   * Threads of the past.
   */
  history?: ChatSessionHistoryParam;
};

/**
 * Titles for the threads of a new session.
 */
export type ChatSessionAutomaticThreadTitlingParam = {
  /**
   * Whether a thread gets a title by itself.
   *
   * @default true
   */
  enabled?: boolean;
};

/**
 * File uploads in a new session.
 */
export type ChatSessionFileUploadParam = {
  /**
   * Whether the user may attach files.
   *
   * @default false
   */
  enabled?: boolean;
  /**
   * The largest file, in megabytes.
   *
   * @minimum 1
   * @maximum 512
   * @default 512
   */
  max_file_size?: number;
  /**
   * How many files the session takes.
   *
   * @minimum 1
   * @default 10
   */
  max_files?: number;
};

/**
 * What a new session shows of the user's past threads.
 */
export type ChatSessionHistoryParam = {
  /**
   * Whether the user sees threads of the past.
   *
   * @default true
   */
  enabled?: boolean;
  /**
   * How many recent threads are shown. Without it, all of them.
   *
   * @minimum 1
   */
  recent_threads?: number;
};

/**
 * When a new session ends by itself.
 */
export type ChatSessionExpiresAfterParam = {
  /**
   * What the time counts from. One value is allowed.
   */
  anchor: 'created_at';
  /**
   * How many seconds after the anchor the session ends, ten minutes at most.
   *
   * @minimum 1
   * @maximum 600
   */
  seconds: number;
};

/**
 * Limits on the use of a new session.
 */
export type ChatSessionRateLimitsParam = {
  /**
   * How many requests the session may make in a minute.
   *
   * @minimum 1
   * @default 10
   */
  max_requests_per_1_minute?: number;
};

/**
 * A session, as the API answers it.
 */
export type ChatSession = {
  /**
   * The id of the session. Opaque; it is what cancelling takes.
   */
  id: string;
  /**
   * The kind of this object.
   */
  object: 'chatkit.session';
  /**
   * What the browser authenticates with until `expires_at`. Opaque. Hand it to the user it was minted for, over HTTPS, uncached, and never log it.
   */
  client_secret: string;
  /**
   * When the session ends by itself, in seconds of Unix time.
   */
  expires_at: number;
  /**
   * Whether the session still admits requests.
   */
  status: ChatSessionStatus;
  /**
   * The user id that the session was created with.
   */
  user: string;
  /**
   * A copy of `rate_limits.max_requests_per_1_minute`.
   */
  max_requests_per_1_minute: number;
  /**
   * The limits in force.
   */
  rate_limits: ChatSessionRateLimits;
  /**
   * The workflow in use.
   */
  workflow: ChatKitWorkflow;
  /**
   * The features of the chat, defaults resolved.
   */
  chatkit_configuration: ChatSessionChatKitConfiguration;
};

/**
 * `active` admits requests; `expired` has passed its `expires_at`; `cancelled` was ended early. The last two are final.
 */
export type ChatSessionStatus = 'active' | 'expired' | 'cancelled';

/**
 * The limits on the use of a session.
 */
export type ChatSessionRateLimits = {
  /**
   * How many requests the session may make in a minute.
   */
  max_requests_per_1_minute: number;
};

/**
 * The workflow of a session.
 */
export type ChatKitWorkflow = {
  /**
   * The id of the workflow.
   */
  id: string;
  /**
   * The version in use. Null means the latest deployed one.
   */
  version: string | null;
  /**
   * The values that the workflow started with. Null when none were given.
   */
  state_variables: {
    [key: string]: string | boolean | number;
  } | null;
  /**
   * Whether the runs of this session are traced.
   */
  tracing: ChatKitWorkflowTracing;
};

/**
 * Tracing of a session's runs.
 */
export type ChatKitWorkflowTracing = {
  /**
   * Whether runs are recorded for the dashboard.
   */
  enabled: boolean;
};

/**
 * The features of the chat in a session, defaults resolved.
 */
export type ChatSessionChatKitConfiguration = {
  /**
   * Titles for threads.
   */
  automatic_thread_titling: ChatSessionAutomaticThreadTitling;
  /**
   * Files that the user attaches.
   */
  file_upload: ChatSessionFileUpload;
  /**
   * Threads of the past.
   */
  history: ChatSessionHistory;
};

/**
 * Titles for the threads of a session.
 */
export type ChatSessionAutomaticThreadTitling = {
  /**
   * Whether a thread gets a title by itself.
   */
  enabled: boolean;
};

/**
 * File uploads in a session.
 */
export type ChatSessionFileUpload = {
  /**
   * Whether the user may attach files.
   */
  enabled: boolean;
  /**
   * The largest file, in megabytes.
   */
  max_file_size: number | null;
  /**
   * How many files the session takes.
   */
  max_files: number | null;
};

/**
 * What a session shows of the user's past threads.
 */
export type ChatSessionHistory = {
  /**
   * Whether the user sees threads of the past.
   */
  enabled: boolean;
  /**
   * How many recent threads are shown. Null means all of them.
   */
  recent_threads: number | null;
};

/**
 * The body of every answer that is no success.
 */
export type ErrorResponse = {
  /**
   * What went wrong.
   */
  error: ErrorObject;
};

/**
 * What went wrong with a request.
 */
export type ErrorObject = {
  /**
   * What went wrong, for a person to read.
   */
  message: string;
  /**
   * The family of the error, such as `invalid_request_error`.
   */
  type: string;
  /**
   * The path of the offending field, where there is one.
   */
  param: string | null;
  /**
   * A short name for this very error, where there is one.
   */
  code: string | null;
};
