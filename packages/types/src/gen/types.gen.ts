// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

/**
 * The parameters of a new session.
 */
export type SessionCreateParams = {
  /**
   * Your own stable id for the person who will chat. Threads, files and rate limits belong to this id. Take it from your sign-in, never from the browser.
   *
   * @minLength 1
   */
  user: string;
  /**
   * The workflow that responds to the user.
   */
  workflow: ChatSessionWorkflowParam;
  /**
   * The features of the chat.
   */
  chatkit_configuration?: ChatSessionChatKitConfigurationParam | undefined;
  /**
   * When the session expires. Defaults to ten minutes after it was created.
   *
   * @default {"anchor":"created_at","seconds":600}
   */
  expires_after?: ChatSessionExpiresAfterParam | undefined;
  /**
   * The limits on the use of the session.
   */
  rate_limits?: ChatSessionRateLimitsParam | undefined;
};

/**
 * The workflow of a new session and its initial state.
 */
export type ChatSessionWorkflowParam = {
  /**
   * The id of the workflow. It must belong to the project of the API key.
   */
  id: string;
  /**
   * The version to run. Defaults to the latest deployed version. The word `latest` is not a version: the session is created, but the chat then fails.
   */
  version?: string | undefined;
  /**
   * Values that the workflow reads as its state: at most 64, with keys of at most 64 characters. The response has null when none are set.
   *
   * @maxProperties 64
   * @default {}
   */
  state_variables?:
    | {
        [key: string]: string | boolean | number;
      }
    | undefined;
  /**
   * Whether to trace the runs of this session.
   */
  tracing?: ChatSessionTracingParam | undefined;
};

/**
 * Tracing of the runs of a new session.
 */
export type ChatSessionTracingParam = {
  /**
   * Whether runs are recorded for the dashboard.
   *
   * @default true
   */
  enabled?: boolean | undefined;
};

/**
 * The features of the chat in a new session.
 */
export type ChatSessionChatKitConfigurationParam = {
  /**
   * Automatic titles for threads.
   */
  automatic_thread_titling?: ChatSessionAutomaticThreadTitlingParam | undefined;
  /**
   * Files that the user uploads.
   */
  file_upload?: ChatSessionFileUploadParam | undefined;
  /**
   * The user's past threads.
   */
  history?: ChatSessionHistoryParam | undefined;
};

/**
 * Automatic titles for the threads of a new session.
 */
export type ChatSessionAutomaticThreadTitlingParam = {
  /**
   * Whether threads get a title automatically.
   *
   * @default true
   */
  enabled?: boolean | undefined;
};

/**
 * File uploads in a new session.
 */
export type ChatSessionFileUploadParam = {
  /**
   * Whether the user may upload files.
   *
   * @default false
   */
  enabled?: boolean | undefined;
  /**
   * The largest allowed file, in megabytes.
   *
   * @minimum 1
   * @maximum 512
   * @default 512
   */
  max_file_size?: number | undefined;
  /**
   * How many files may be uploaded in the session.
   *
   * @minimum 1
   * @default 10
   */
  max_files?: number | undefined;
};

/**
 * The past threads that a new session shows.
 */
export type ChatSessionHistoryParam = {
  /**
   * Whether the user sees past threads.
   *
   * @default true
   */
  enabled?: boolean | undefined;
  /**
   * How many recent threads are shown. Defaults to all of them.
   *
   * @minimum 1
   */
  recent_threads?: number | undefined;
};

/**
 * When a new session expires.
 */
export type ChatSessionExpiresAfterParam = {
  /**
   * The time to count from. One value is allowed.
   */
  anchor: 'created_at';
  /**
   * How many seconds after the anchor the session expires, at most ten minutes.
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
  max_requests_per_1_minute?: number | undefined;
};

/**
 * A session.
 */
export type ChatSession = {
  /**
   * The id of the session, an opaque string. Cancel the session with it.
   */
  id: string;
  /**
   * The type of this object.
   */
  object: 'chatkit.session';
  /**
   * The secret that the browser authenticates with until `expires_at`, an opaque string. Send it only to the user of the session, over HTTPS and uncached. Never log it.
   */
  client_secret: string;
  /**
   * When the session expires, as Unix time in seconds.
   */
  expires_at: number;
  /**
   * Whether the session still accepts requests.
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
   * The workflow of the session.
   */
  workflow: ChatKitWorkflow;
  /**
   * The features of the chat with defaults filled in.
   */
  chatkit_configuration: ChatSessionChatKitConfiguration;
};

/**
 * An `active` session accepts requests. An `expired` session is past its `expires_at`. A `cancelled` session was ended early. The last two are final.
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
   * The version that runs. Null means the latest deployed version.
   */
  version: string | null;
  /**
   * The initial state of the workflow. Null means that none was set.
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
 * Tracing of the runs of a session.
 */
export type ChatKitWorkflowTracing = {
  /**
   * Whether runs are recorded for the dashboard.
   */
  enabled: boolean;
};

/**
 * The features of the chat in a session with defaults filled in.
 */
export type ChatSessionChatKitConfiguration = {
  /**
   * Automatic titles for threads.
   */
  automatic_thread_titling: ChatSessionAutomaticThreadTitling;
  /**
   * Files that the user uploads.
   */
  file_upload: ChatSessionFileUpload;
  /**
   * The user's past threads.
   */
  history: ChatSessionHistory;
};

/**
 * Automatic titles for the threads of a session.
 */
export type ChatSessionAutomaticThreadTitling = {
  /**
   * Whether threads get a title automatically.
   */
  enabled: boolean;
};

/**
 * File uploads in a session.
 */
export type ChatSessionFileUpload = {
  /**
   * Whether the user may upload files.
   */
  enabled: boolean;
  /**
   * The largest allowed file, in megabytes.
   */
  max_file_size: number | null;
  /**
   * How many files may be uploaded in the session.
   */
  max_files: number | null;
};

/**
 * The past threads that a session shows.
 */
export type ChatSessionHistory = {
  /**
   * Whether the user sees past threads.
   */
  enabled: boolean;
  /**
   * How many recent threads are shown. Null means all of them.
   */
  recent_threads: number | null;
};

/**
 * The body of every error response.
 */
export type ErrorResponse = {
  /**
   * The error of the request.
   */
  error: ErrorObject;
};

/**
 * The error of a request.
 */
export type ErrorObject = {
  /**
   * A description of the error for a person.
   */
  message: string;
  /**
   * The type of the error, such as `invalid_request_error`.
   */
  type: string;
  /**
   * The path of the invalid field, if the error is about a field.
   */
  param: string | null;
  /**
   * A short name for the error, if it has one.
   */
  code: string | null;
};
