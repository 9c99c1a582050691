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
 * One page of threads.
 */
export type ChatKitThreadList = {
  /**
   * The kind of this object.
   */
  object: 'list';
  /**
   * The threads of this page.
   */
  data: Array<ChatKitThread>;
  /**
   * The id of the first thread. Null if the page is empty.
   */
  first_id: string | null;
  /**
   * The id of the last thread. Pass it as `after` to get the next page. Null if the page is empty.
   */
  last_id: string | null;
  /**
   * Whether there are more threads after this page.
   */
  has_more: boolean;
};

/**
 * A conversation of one user.
 */
export type ChatKitThread = {
  /**
   * The id of the thread. Opaque.
   */
  id: string;
  /**
   * The kind of this object.
   */
  object: 'chatkit.thread';
  /**
   * When the thread was created, in seconds of Unix time.
   */
  created_at: number;
  /**
   * The title of the thread. Null if it has none.
   */
  title: string | null;
  /**
   * Whether the user can go on writing.
   */
  status: ChatKitThreadStatus;
  /**
   * The id of the user, as given when the session was created.
   */
  user: string;
};

/**
 * Whether a user can write to a thread. `active` takes new messages; `locked` takes none for now; `closed` takes none any more.
 */
export type ChatKitThreadStatus =
  | ChatKitThreadActive
  | ChatKitThreadLocked
  | ChatKitThreadClosed
  | {
      type: UnknownTag;
    };

/**
 * The thread takes new messages.
 */
export type ChatKitThreadActive = {
  /**
   * The kind of status.
   */
  type: 'active';
};

/**
 * The thread takes no messages for now.
 */
export type ChatKitThreadLocked = {
  /**
   * The kind of status.
   */
  type: 'locked';
  /**
   * Why the thread is locked. Null if no reason was given.
   */
  reason: string | null;
};

/**
 * The thread takes no more messages.
 */
export type ChatKitThreadClosed = {
  /**
   * The kind of status.
   */
  type: 'closed';
  /**
   * Why the thread was closed. Null if no reason was given.
   */
  reason: string | null;
};

/**
 * Confirms that a thread was deleted.
 */
export type ThreadDeleteResponse = {
  /**
   * The id of the deleted thread.
   */
  id: string;
  /**
   * The kind of this object.
   */
  object: 'chatkit.thread.deleted';
  /**
   * Whether the thread was deleted.
   */
  deleted: boolean;
};

/**
 * One page of items of a thread.
 */
export type ChatKitThreadItemList = {
  /**
   * The kind of this object.
   */
  object: 'list';
  /**
   * The items of this page.
   */
  data: Array<ChatKitThreadItem>;
  /**
   * The id of the first item. Null if the page is empty.
   */
  first_id: string | null;
  /**
   * The id of the last item. Pass it as `after` to get the next page. Null if the page is empty.
   */
  last_id: string | null;
  /**
   * Whether there are more items after this page.
   */
  has_more: boolean;
};

/**
 * One entry of a thread. The `type` tells which. The service may add types: handle an unknown one in a default branch.
 */
export type ChatKitThreadItem =
  | ChatKitThreadUserMessageItem
  | ChatKitThreadAssistantMessageItem
  | ChatKitWidgetItem
  | ChatKitClientToolCall
  | ChatKitTask
  | ChatKitTaskGroup
  | {
      type: UnknownTag;
    };

/**
 * A message that the user wrote.
 */
export type ChatKitThreadUserMessageItem = {
  /**
   * The id of the item. Opaque.
   */
  id: string;
  /**
   * The kind of this object.
   */
  object: 'chatkit.thread_item';
  /**
   * When the item was created, in seconds of Unix time.
   */
  created_at: number;
  /**
   * The id of the thread that the item belongs to.
   */
  thread_id: string;
  /**
   * The type of the item.
   */
  type: 'chatkit.user_message';
  /**
   * The parts of the message, in order.
   */
  content: Array<ChatKitUserMessageContent>;
  /**
   * The files that the user attached. Empty if there are none.
   */
  attachments: Array<ChatKitAttachment>;
  /**
   * What the user chose for the response. Null if nothing was chosen.
   */
  inference_options: ChatKitInferenceOptions | null;
};

/**
 * One part of a user's message. The `type` tells which.
 */
export type ChatKitUserMessageContent =
  | ChatKitInputText
  | ChatKitQuotedText
  | {
      type: UnknownTag;
    };

/**
 * Text that the user typed.
 */
export type ChatKitInputText = {
  /**
   * The type of the part.
   */
  type: 'input_text';
  /**
   * The text.
   */
  text: string;
};

/**
 * Text that the user quoted from an earlier message.
 */
export type ChatKitQuotedText = {
  /**
   * The type of the part.
   */
  type: 'quoted_text';
  /**
   * The text.
   */
  text: string;
};

/**
 * What a user chose for the response to a message.
 */
export type ChatKitInferenceOptions = {
  /**
   * The tool that the user chose. Null if none was chosen.
   */
  tool_choice: ChatKitToolChoice | null;
  /**
   * The model that the user chose. Null means the workflow's own choice.
   */
  model: string | null;
};

/**
 * A tool that a user chose.
 */
export type ChatKitToolChoice = {
  /**
   * The id of the tool.
   */
  id: string;
};

/**
 * A file that a user attached to a message.
 */
export type ChatKitAttachment = {
  /**
   * The id of the attachment. Opaque.
   */
  id: string;
  /**
   * Whether the file is shown as an image.
   */
  type: 'image' | 'file';
  /**
   * The name of the file.
   */
  name: string;
  /**
   * The media type of the file, such as `image/png`.
   */
  mime_type: string;
  /**
   * The URL of a preview. Null if there is none.
   *
   * @format uri
   */
  preview_url: string | null;
};

/**
 * A message that the assistant wrote.
 */
export type ChatKitThreadAssistantMessageItem = {
  /**
   * The id of the item. Opaque.
   */
  id: string;
  /**
   * The kind of this object.
   */
  object: 'chatkit.thread_item';
  /**
   * When the item was created, in seconds of Unix time.
   */
  created_at: number;
  /**
   * The id of the thread that the item belongs to.
   */
  thread_id: string;
  /**
   * The type of the item.
   */
  type: 'chatkit.assistant_message';
  /**
   * The parts of the message, in order.
   */
  content: Array<ChatKitResponseOutputText>;
};

/**
 * Text that the assistant wrote, with its sources.
 */
export type ChatKitResponseOutputText = {
  /**
   * The type of the part.
   */
  type: 'output_text';
  /**
   * The text.
   */
  text: string;
  /**
   * The sources of the text. Empty if there are none.
   */
  annotations: Array<ChatKitAnnotation>;
};

/**
 * A source of the assistant's text. The `type` tells which.
 */
export type ChatKitAnnotation =
  | ChatKitFileAnnotation
  | ChatKitUrlAnnotation
  | {
      type: UnknownTag;
    };

/**
 * A file as a source.
 */
export type ChatKitFileAnnotation = {
  /**
   * The type of the annotation.
   */
  type: 'file';
  /**
   * The file.
   */
  source: ChatKitFileSource;
};

/**
 * A file that the assistant used.
 */
export type ChatKitFileSource = {
  /**
   * The type of the source.
   */
  type: 'file';
  /**
   * The name of the file.
   */
  filename: string;
};

/**
 * A web page as a source.
 */
export type ChatKitUrlAnnotation = {
  /**
   * The type of the annotation.
   */
  type: 'url';
  /**
   * The web page.
   */
  source: ChatKitUrlSource;
};

/**
 * A web page that the assistant used.
 */
export type ChatKitUrlSource = {
  /**
   * The type of the source.
   */
  type: 'url';
  /**
   * The URL of the page.
   *
   * @format uri
   */
  url: string;
};

/**
 * A widget that the assistant showed.
 */
export type ChatKitWidgetItem = {
  /**
   * The id of the item. Opaque.
   */
  id: string;
  /**
   * The kind of this object.
   */
  object: 'chatkit.thread_item';
  /**
   * When the item was created, in seconds of Unix time.
   */
  created_at: number;
  /**
   * The id of the thread that the item belongs to.
   */
  thread_id: string;
  /**
   * The type of the item.
   */
  type: 'chatkit.widget';
  /**
   * The widget, serialized.
   */
  widget: string;
};

/**
 * A call of a tool that runs in the browser.
 */
export type ChatKitClientToolCall = {
  /**
   * The id of the item. Opaque.
   */
  id: string;
  /**
   * The kind of this object.
   */
  object: 'chatkit.thread_item';
  /**
   * When the item was created, in seconds of Unix time.
   */
  created_at: number;
  /**
   * The id of the thread that the item belongs to.
   */
  thread_id: string;
  /**
   * The type of the item.
   */
  type: 'chatkit.client_tool_call';
  /**
   * Whether the tool has returned.
   */
  status: 'in_progress' | 'completed';
  /**
   * The id of the call. Opaque.
   */
  call_id: string;
  /**
   * The name of the tool.
   */
  name: string;
  /**
   * The arguments of the call, as a string of JSON.
   */
  arguments: string;
  /**
   * What the tool returned, as a string of JSON. Null while it runs.
   */
  output: string | null;
};

/**
 * A step of the assistant's work.
 */
export type ChatKitTask = {
  /**
   * The id of the item. Opaque.
   */
  id: string;
  /**
   * The kind of this object.
   */
  object: 'chatkit.thread_item';
  /**
   * When the item was created, in seconds of Unix time.
   */
  created_at: number;
  /**
   * The id of the thread that the item belongs to.
   */
  thread_id: string;
  /**
   * The type of the item.
   */
  type: 'chatkit.task';
  /**
   * The kind of step.
   */
  task_type: ChatKitTaskType;
  /**
   * The heading of the step. Null if it has none.
   */
  heading: string | null;
  /**
   * What the step did. Null if there is no summary.
   */
  summary: string | null;
};

/**
 * The kind of a step. `thought` is reasoning; `custom` is any other step.
 */
export type ChatKitTaskType = 'custom' | 'thought';

/**
 * Several steps of the assistant's work, shown together.
 */
export type ChatKitTaskGroup = {
  /**
   * The id of the item. Opaque.
   */
  id: string;
  /**
   * The kind of this object.
   */
  object: 'chatkit.thread_item';
  /**
   * When the item was created, in seconds of Unix time.
   */
  created_at: number;
  /**
   * The id of the thread that the item belongs to.
   */
  thread_id: string;
  /**
   * The type of the item.
   */
  type: 'chatkit.task_group';
  /**
   * The steps, in order.
   */
  tasks: Array<ChatKitTaskGroupTask>;
};

/**
 * A step of a group.
 */
export type ChatKitTaskGroupTask = {
  /**
   * The kind of step.
   */
  type: ChatKitTaskType;
  /**
   * The heading of the step. Null if it has none.
   */
  heading: string | null;
  /**
   * What the step did. Null if there is no summary.
   */
  summary: string | null;
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

/**
 * The parameters of `threads.list`.
 */
export type ThreadListParams = {
  /**
   * The size of a page, at most.
   *
   * @minimum 0
   * @maximum 100
   * @default 20
   */
  limit?: number | undefined;
  /**
   * The order by creation time. `desc` puts the newest first.
   *
   * @default "desc"
   */
  order?: 'asc' | 'desc' | undefined;
  /**
   * The id of a thread. The page starts after it, in the given order.
   */
  after?: string | undefined;
  /**
   * The id of a thread. The page ends before it, in the given order.
   */
  before?: string | undefined;
  /**
   * Lists only the threads of the user with this id.
   *
   * @minLength 1
   * @maxLength 512
   */
  user?: string | undefined;
};

/**
 * The parameters of `threads.listItems`.
 */
export type ThreadListItemsParams = {
  /**
   * The size of a page, at most.
   *
   * @minimum 0
   * @maximum 100
   * @default 20
   */
  limit?: number | undefined;
  /**
   * The order by creation time. `desc` puts the newest first.
   *
   * @default "desc"
   */
  order?: 'asc' | 'desc' | undefined;
  /**
   * The id of an item. The page starts after it, in the given order.
   */
  after?: string | undefined;
  /**
   * The id of an item. The page ends before it, in the given order.
   */
  before?: string | undefined;
};

/**
 * The tag of a union's member that these types do not know: a newer API may add members to a union in a
 * response. At run time the tag is any other string.
 */
export declare enum UnknownTag {
  unknown = '(unknown)',
}
