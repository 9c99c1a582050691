// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

import { sized } from '../checks/sized.ts';
import { advise, nameTag } from '../messages/zod-errors.ts';
import * as z from 'zod';

/**
 * Tracing of the runs of a new session.
 */
export const ChatSessionTracingParam = z
  .strictObject(
    {
      enabled: z.boolean().optional().describe('Whether runs are recorded for the dashboard.'),
    },
    { error: advise({ hint: 'Write { enabled: true } or { enabled: false }.' }) },
  )
  .describe('Tracing of the runs of a new session.');

/**
 * The workflow of a new session and its initial state.
 */
export const ChatSessionWorkflowParam = z
  .strictObject(
    {
      id: z
        .string()
        .describe('The id of the workflow. It must belong to the project of the API key.'),
      version: z
        .string({ error: advise({ hint: 'Leave it out to run the latest deployed version.' }) })
        .optional()
        .describe(
          'The version to run. Defaults to the latest deployed version. The word `latest` is not a version: the session is created, but the chat then fails.',
        ),
      state_variables: sized(
        z.record(
          z.string().max(64),
          z.union(
            [z.string().max(10485760), z.boolean(), z.number()],
            'Expected a string of at most 10485760 characters, a boolean or a number.',
          ),
        ),
        { maxProperties: 64 },
        'Expected an object with at most 64 keys.',
      )
        .optional()
        .describe(
          'Values that the workflow reads as its state: at most 64, with keys of at most 64 characters. The response has null when none are set.',
        ),
      tracing: ChatSessionTracingParam.optional().describe(
        'Whether to trace the runs of this session.',
      ),
    },
    {
      error: advise({ hint: 'Write workflow: { id: … }.', misnamed: { workflow_id: 'Write id.' } }),
    },
  )
  .describe('The workflow of a new session and its initial state.');

/**
 * Automatic titles for the threads of a new session.
 */
export const ChatSessionAutomaticThreadTitlingParam = z
  .strictObject(
    {
      enabled: z.boolean().optional().describe('Whether threads get a title automatically.'),
    },
    { error: advise({ hint: 'Write { enabled: true } or { enabled: false }.' }) },
  )
  .describe('Automatic titles for the threads of a new session.');

/**
 * File uploads in a new session.
 */
export const ChatSessionFileUploadParam = z
  .strictObject(
    {
      enabled: z.boolean().optional().describe('Whether the user may upload files.'),
      max_file_size: z
        .int()
        .min(1)
        .max(512)
        .optional()
        .describe('The largest allowed file, in megabytes.'),
      max_files: z
        .int()
        .min(1)
        .optional()
        .describe('How many files may be uploaded in the session.'),
    },
    { error: advise({ hint: 'Write { enabled: true } or { enabled: false }.' }) },
  )
  .describe('File uploads in a new session.');

/**
 * The past threads that a new session shows.
 */
export const ChatSessionHistoryParam = z
  .strictObject(
    {
      enabled: z.boolean().optional().describe('Whether the user sees past threads.'),
      recent_threads: z
        .int()
        .min(1)
        .optional()
        .describe('How many recent threads are shown. Defaults to all of them.'),
    },
    { error: advise({ hint: 'Write { enabled: true } or { enabled: false }.' }) },
  )
  .describe('The past threads that a new session shows.');

/**
 * The features of the chat in a new session.
 */
export const ChatSessionChatKitConfigurationParam = z
  .strictObject(
    {
      automatic_thread_titling: ChatSessionAutomaticThreadTitlingParam.optional().describe(
        'Automatic titles for threads.',
      ),
      file_upload: ChatSessionFileUploadParam.optional().describe('Files that the user uploads.'),
      history: ChatSessionHistoryParam.optional().describe("The user's past threads."),
    },
    { error: advise() },
  )
  .describe('The features of the chat in a new session.');

const secondsOptions = {
  error: advise({
    hint: 'A session lasts at most ten minutes. After that the browser asks for a new secret, and you create a new session.',
  }),
};

/**
 * When a new session expires.
 */
export const ChatSessionExpiresAfterParam = z
  .strictObject(
    {
      anchor: z.literal('created_at').describe('The time to count from. One value is allowed.'),
      seconds: z
        .int(secondsOptions)
        .min(1, secondsOptions)
        .max(600, secondsOptions)
        .describe('How many seconds after the anchor the session expires, at most ten minutes.'),
    },
    {
      error: advise({
        hint: 'Write { anchor: "created_at", seconds: 600 }, or leave it out for ten minutes.',
      }),
    },
  )
  .describe('When a new session expires.');

/**
 * Limits on the use of a new session.
 */
export const ChatSessionRateLimitsParam = z
  .strictObject(
    {
      max_requests_per_1_minute: z
        .int()
        .min(1)
        .optional()
        .describe('How many requests the session may make in a minute.'),
    },
    {
      error: advise({
        hint: 'Write { max_requests_per_1_minute: … }.',
        misnamed: {
          max_requests_per_session:
            'A session is limited by the minute only: write max_requests_per_1_minute.',
        },
      }),
    },
  )
  .describe('Limits on the use of a new session.');

const userOptions = { error: advise({ hint: 'Set it to your own id of the signed-in person.' }) };

/**
 * The parameters of a new session.
 */
export const SessionCreateParams = z
  .strictObject(
    {
      user: z
        .string(userOptions)
        .min(1, userOptions)
        .describe(
          'Your own stable id for the person who will chat. Threads, files and rate limits belong to this id. Take it from your sign-in, never from the browser.',
        ),
      workflow: ChatSessionWorkflowParam.describe('The workflow that responds to the user.'),
      chatkit_configuration: ChatSessionChatKitConfigurationParam.optional().describe(
        'The features of the chat.',
      ),
      expires_after: ChatSessionExpiresAfterParam.optional().describe(
        'When the session expires. Defaults to ten minutes after it was created.',
      ),
      rate_limits: ChatSessionRateLimitsParam.optional().describe(
        'The limits on the use of the session.',
      ),
    },
    {
      error: advise({
        misnamed: {
          workflow_id: 'Write workflow: { id: … }.',
          workflowId: 'Write workflow: { id: … }.',
          version: 'Move it into workflow.',
          state_variables: 'Move it into workflow.',
          tracing: 'Move it into workflow.',
          automatic_thread_titling: 'Move it into chatkit_configuration.',
          file_upload: 'Move it into chatkit_configuration.',
          history: 'Move it into chatkit_configuration.',
          expires_at: 'Write expires_after: { anchor: "created_at", seconds: 600 }.',
          max_requests_per_1_minute: 'Move it into rate_limits.',
          max_requests_per_session:
            'A session is limited by the minute only: write rate_limits: { max_requests_per_1_minute: … }.',
        },
      }),
    },
  )
  .describe('The parameters of a new session.');

/**
 * An `active` session accepts requests. An `expired` session is past its `expires_at`. A `cancelled` session was ended early. The last two are final.
 */
export const ChatSessionStatus = z
  .enum(['active', 'expired', 'cancelled'])
  .describe(
    'An `active` session accepts requests. An `expired` session is past its `expires_at`. A `cancelled` session was ended early. The last two are final.',
  );

/**
 * The limits on the use of a session.
 */
export const ChatSessionRateLimits = z
  .looseObject({
    max_requests_per_1_minute: z
      .int()
      .describe('How many requests the session may make in a minute.'),
  })
  .describe('The limits on the use of a session.');

/**
 * Tracing of the runs of a session.
 */
export const ChatKitWorkflowTracing = z
  .looseObject({
    enabled: z.boolean().describe('Whether runs are recorded for the dashboard.'),
  })
  .describe('Tracing of the runs of a session.');

/**
 * The workflow of a session.
 */
export const ChatKitWorkflow = z
  .looseObject(
    {
      id: z.string().describe('The id of the workflow.'),
      version: z
        .string()
        .nullable()
        .describe('The version that runs. Null means the latest deployed version.'),
      state_variables: z
        .record(
          z.string(),
          z.union(
            [z.string(), z.boolean(), z.number()],
            'Expected a string, a boolean or a number.',
          ),
        )
        .nullable()
        .describe('The initial state of the workflow. Null means that none was set.'),
      tracing: ChatKitWorkflowTracing.describe('Whether the runs of this session are traced.'),
    },
    {
      error: advise({
        absent: 'The service left it out, as it sometimes does. The session itself works.',
      }),
    },
  )
  .describe('The workflow of a session.');

/**
 * Automatic titles for the threads of a session.
 */
export const ChatSessionAutomaticThreadTitling = z
  .looseObject({
    enabled: z.boolean().describe('Whether threads get a title automatically.'),
  })
  .describe('Automatic titles for the threads of a session.');

/**
 * File uploads in a session.
 */
export const ChatSessionFileUpload = z
  .looseObject({
    enabled: z.boolean().describe('Whether the user may upload files.'),
    max_file_size: z.int().nullable().describe('The largest allowed file, in megabytes.'),
    max_files: z.int().nullable().describe('How many files may be uploaded in the session.'),
  })
  .describe('File uploads in a session.');

/**
 * The past threads that a session shows.
 */
export const ChatSessionHistory = z
  .looseObject({
    enabled: z.boolean().describe('Whether the user sees past threads.'),
    recent_threads: z
      .int()
      .nullable()
      .describe('How many recent threads are shown. Null means all of them.'),
  })
  .describe('The past threads that a session shows.');

/**
 * The features of the chat in a session with defaults filled in.
 */
export const ChatSessionChatKitConfiguration = z
  .looseObject({
    automatic_thread_titling: ChatSessionAutomaticThreadTitling.describe(
      'Automatic titles for threads.',
    ),
    file_upload: ChatSessionFileUpload.describe('Files that the user uploads.'),
    history: ChatSessionHistory.describe("The user's past threads."),
  })
  .describe('The features of the chat in a session with defaults filled in.');

/**
 * A session.
 */
export const ChatSession = z
  .looseObject({
    id: z.string().describe('The id of the session, an opaque string. Cancel the session with it.'),
    object: z.literal('chatkit.session').describe('The type of this object.'),
    client_secret: z
      .string()
      .describe(
        'The secret that the browser authenticates with until `expires_at`, an opaque string. Send it only to the user of the session, over HTTPS and uncached. Never log it.',
      ),
    expires_at: z.int().describe('When the session expires, as Unix time in seconds.'),
    status: ChatSessionStatus.describe('Whether the session still accepts requests.'),
    user: z.string().describe('The user id that the session was created with.'),
    max_requests_per_1_minute: z
      .int()
      .describe('A copy of `rate_limits.max_requests_per_1_minute`.'),
    rate_limits: ChatSessionRateLimits.describe('The limits in force.'),
    workflow: ChatKitWorkflow.describe('The workflow of the session.'),
    chatkit_configuration: ChatSessionChatKitConfiguration.describe(
      'The features of the chat with defaults filled in.',
    ),
  })
  .describe('A session.');

/**
 * The thread takes new messages.
 */
export const ChatKitThreadActive = z
  .looseObject({
    type: z.literal('active').describe('The kind of status.'),
  })
  .describe('The thread takes new messages.');

/**
 * The thread takes no messages for now.
 */
export const ChatKitThreadLocked = z
  .looseObject({
    type: z.literal('locked').describe('The kind of status.'),
    reason: z
      .string()
      .nullable()
      .describe('Why the thread is locked. Null if no reason was given.'),
  })
  .describe('The thread takes no messages for now.');

/**
 * The thread takes no more messages.
 */
export const ChatKitThreadClosed = z
  .looseObject({
    type: z.literal('closed').describe('The kind of status.'),
    reason: z
      .string()
      .nullable()
      .describe('Why the thread was closed. Null if no reason was given.'),
  })
  .describe('The thread takes no more messages.');

/**
 * Whether a user can write to a thread. `active` takes new messages; `locked` takes none for now; `closed` takes none any more.
 */
export const ChatKitThreadStatus = z
  .discriminatedUnion('type', [ChatKitThreadActive, ChatKitThreadLocked, ChatKitThreadClosed], {
    error: nameTag,
  })
  .describe(
    'Whether a user can write to a thread. `active` takes new messages; `locked` takes none for now; `closed` takes none any more.',
  );

/**
 * A conversation of one user.
 */
export const ChatKitThread = z
  .looseObject({
    id: z.string().describe('The id of the thread. Opaque.'),
    object: z.literal('chatkit.thread').describe('The kind of this object.'),
    created_at: z.int().describe('When the thread was created, in seconds of Unix time.'),
    title: z.string().nullable().describe('The title of the thread. Null if it has none.'),
    status: ChatKitThreadStatus.describe('Whether the user can go on writing.'),
    user: z.string().describe('The id of the user, as given when the session was created.'),
  })
  .describe('A conversation of one user.');

/**
 * One page of threads.
 */
export const ChatKitThreadList = z
  .looseObject({
    object: z.literal('list').describe('The kind of this object.'),
    data: z.array(ChatKitThread).describe('The threads of this page.'),
    first_id: z
      .string()
      .nullable()
      .describe('The id of the first thread. Null if the page is empty.'),
    last_id: z
      .string()
      .nullable()
      .describe(
        'The id of the last thread. Pass it as `after` to get the next page. Null if the page is empty.',
      ),
    has_more: z.boolean().describe('Whether there are more threads after this page.'),
  })
  .describe('One page of threads.');

/**
 * Confirms that a thread was deleted.
 */
export const ThreadDeleteResponse = z
  .looseObject({
    id: z.string().describe('The id of the deleted thread.'),
    object: z.literal('chatkit.thread.deleted').describe('The kind of this object.'),
    deleted: z.boolean().describe('Whether the thread was deleted.'),
  })
  .describe('Confirms that a thread was deleted.');

/**
 * Text that the user typed.
 */
export const ChatKitInputText = z
  .looseObject({
    type: z.literal('input_text').describe('The type of the part.'),
    text: z.string().describe('The text.'),
  })
  .describe('Text that the user typed.');

/**
 * Text that the user quoted from an earlier message.
 */
export const ChatKitQuotedText = z
  .looseObject({
    type: z.literal('quoted_text').describe('The type of the part.'),
    text: z.string().describe('The text.'),
  })
  .describe('Text that the user quoted from an earlier message.');

/**
 * One part of a user's message. The `type` tells which.
 */
export const ChatKitUserMessageContent = z
  .discriminatedUnion('type', [ChatKitInputText, ChatKitQuotedText], { error: nameTag })
  .describe("One part of a user's message. The `type` tells which.");

/**
 * A file that a user attached to a message.
 */
export const ChatKitAttachment = z
  .looseObject({
    id: z.string().describe('The id of the attachment. Opaque.'),
    type: z.enum(['image', 'file']).describe('Whether the file is shown as an image.'),
    name: z.string().describe('The name of the file.'),
    mime_type: z.string().describe('The media type of the file, such as `image/png`.'),
    preview_url: z.string().nullable().describe('The URL of a preview. Null if there is none.'),
  })
  .describe('A file that a user attached to a message.');

/**
 * A tool that a user chose.
 */
export const ChatKitToolChoice = z
  .looseObject({
    id: z.string().describe('The id of the tool.'),
  })
  .describe('A tool that a user chose.');

/**
 * What a user chose for the response to a message.
 */
export const ChatKitInferenceOptions = z
  .looseObject({
    tool_choice: ChatKitToolChoice.nullable().describe(
      'The tool that the user chose. Null if none was chosen.',
    ),
    model: z
      .string()
      .nullable()
      .describe("The model that the user chose. Null means the workflow's own choice."),
  })
  .describe('What a user chose for the response to a message.');

/**
 * A message that the user wrote.
 */
export const ChatKitThreadUserMessageItem = z
  .looseObject({
    id: z.string().describe('The id of the item. Opaque.'),
    object: z.literal('chatkit.thread_item').describe('The kind of this object.'),
    created_at: z.int().describe('When the item was created, in seconds of Unix time.'),
    thread_id: z.string().describe('The id of the thread that the item belongs to.'),
    type: z.literal('chatkit.user_message').describe('The type of the item.'),
    content: z.array(ChatKitUserMessageContent).describe('The parts of the message, in order.'),
    attachments: z
      .array(ChatKitAttachment)
      .describe('The files that the user attached. Empty if there are none.'),
    inference_options: ChatKitInferenceOptions.nullable().describe(
      'What the user chose for the response. Null if nothing was chosen.',
    ),
  })
  .describe('A message that the user wrote.');

/**
 * A file that the assistant used.
 */
export const ChatKitFileSource = z
  .looseObject({
    type: z.literal('file').describe('The type of the source.'),
    filename: z.string().describe('The name of the file.'),
  })
  .describe('A file that the assistant used.');

/**
 * A file as a source.
 */
export const ChatKitFileAnnotation = z
  .looseObject({
    type: z.literal('file').describe('The type of the annotation.'),
    source: ChatKitFileSource.describe('The file.'),
  })
  .describe('A file as a source.');

/**
 * A web page that the assistant used.
 */
export const ChatKitUrlSource = z
  .looseObject({
    type: z.literal('url').describe('The type of the source.'),
    url: z.string().describe('The URL of the page.'),
  })
  .describe('A web page that the assistant used.');

/**
 * A web page as a source.
 */
export const ChatKitUrlAnnotation = z
  .looseObject({
    type: z.literal('url').describe('The type of the annotation.'),
    source: ChatKitUrlSource.describe('The web page.'),
  })
  .describe('A web page as a source.');

/**
 * A source of the assistant's text. The `type` tells which.
 */
export const ChatKitAnnotation = z
  .discriminatedUnion('type', [ChatKitFileAnnotation, ChatKitUrlAnnotation], { error: nameTag })
  .describe("A source of the assistant's text. The `type` tells which.");

/**
 * Text that the assistant wrote, with its sources.
 */
export const ChatKitResponseOutputText = z
  .looseObject({
    type: z.literal('output_text').describe('The type of the part.'),
    text: z.string().describe('The text.'),
    annotations: z
      .array(ChatKitAnnotation)
      .describe('The sources of the text. Empty if there are none.'),
  })
  .describe('Text that the assistant wrote, with its sources.');

/**
 * A message that the assistant wrote.
 */
export const ChatKitThreadAssistantMessageItem = z
  .looseObject({
    id: z.string().describe('The id of the item. Opaque.'),
    object: z.literal('chatkit.thread_item').describe('The kind of this object.'),
    created_at: z.int().describe('When the item was created, in seconds of Unix time.'),
    thread_id: z.string().describe('The id of the thread that the item belongs to.'),
    type: z.literal('chatkit.assistant_message').describe('The type of the item.'),
    content: z.array(ChatKitResponseOutputText).describe('The parts of the message, in order.'),
  })
  .describe('A message that the assistant wrote.');

/**
 * A widget that the assistant showed.
 */
export const ChatKitWidgetItem = z
  .looseObject({
    id: z.string().describe('The id of the item. Opaque.'),
    object: z.literal('chatkit.thread_item').describe('The kind of this object.'),
    created_at: z.int().describe('When the item was created, in seconds of Unix time.'),
    thread_id: z.string().describe('The id of the thread that the item belongs to.'),
    type: z.literal('chatkit.widget').describe('The type of the item.'),
    widget: z.string().describe('The widget, serialized.'),
  })
  .describe('A widget that the assistant showed.');

/**
 * A call of a tool that runs in the browser.
 */
export const ChatKitClientToolCall = z
  .looseObject({
    id: z.string().describe('The id of the item. Opaque.'),
    object: z.literal('chatkit.thread_item').describe('The kind of this object.'),
    created_at: z.int().describe('When the item was created, in seconds of Unix time.'),
    thread_id: z.string().describe('The id of the thread that the item belongs to.'),
    type: z.literal('chatkit.client_tool_call').describe('The type of the item.'),
    status: z.enum(['in_progress', 'completed']).describe('Whether the tool has returned.'),
    call_id: z.string().describe('The id of the call. Opaque.'),
    name: z.string().describe('The name of the tool.'),
    arguments: z.string().describe('The arguments of the call, as a string of JSON.'),
    output: z
      .string()
      .nullable()
      .describe('What the tool returned, as a string of JSON. Null while it runs.'),
  })
  .describe('A call of a tool that runs in the browser.');

/**
 * The kind of a step. `thought` is reasoning; `custom` is any other step.
 */
export const ChatKitTaskType = z
  .enum(['custom', 'thought'])
  .describe('The kind of a step. `thought` is reasoning; `custom` is any other step.');

/**
 * A step of the assistant's work.
 */
export const ChatKitTask = z
  .looseObject({
    id: z.string().describe('The id of the item. Opaque.'),
    object: z.literal('chatkit.thread_item').describe('The kind of this object.'),
    created_at: z.int().describe('When the item was created, in seconds of Unix time.'),
    thread_id: z.string().describe('The id of the thread that the item belongs to.'),
    type: z.literal('chatkit.task').describe('The type of the item.'),
    task_type: ChatKitTaskType.describe('The kind of step.'),
    heading: z.string().nullable().describe('The heading of the step. Null if it has none.'),
    summary: z.string().nullable().describe('What the step did. Null if there is no summary.'),
  })
  .describe("A step of the assistant's work.");

/**
 * A step of a group.
 */
export const ChatKitTaskGroupTask = z
  .looseObject({
    type: ChatKitTaskType.describe('The kind of step.'),
    heading: z.string().nullable().describe('The heading of the step. Null if it has none.'),
    summary: z.string().nullable().describe('What the step did. Null if there is no summary.'),
  })
  .describe('A step of a group.');

/**
 * Several steps of the assistant's work, shown together.
 */
export const ChatKitTaskGroup = z
  .looseObject({
    id: z.string().describe('The id of the item. Opaque.'),
    object: z.literal('chatkit.thread_item').describe('The kind of this object.'),
    created_at: z.int().describe('When the item was created, in seconds of Unix time.'),
    thread_id: z.string().describe('The id of the thread that the item belongs to.'),
    type: z.literal('chatkit.task_group').describe('The type of the item.'),
    tasks: z.array(ChatKitTaskGroupTask).describe('The steps, in order.'),
  })
  .describe("Several steps of the assistant's work, shown together.");

/**
 * One entry of a thread. The `type` tells which. The service may add types: handle an unknown one in a default branch.
 */
export const ChatKitThreadItem = z
  .discriminatedUnion(
    'type',
    [
      ChatKitThreadUserMessageItem,
      ChatKitThreadAssistantMessageItem,
      ChatKitWidgetItem,
      ChatKitClientToolCall,
      ChatKitTask,
      ChatKitTaskGroup,
    ],
    { error: nameTag },
  )
  .describe(
    'One entry of a thread. The `type` tells which. The service may add types: handle an unknown one in a default branch.',
  );

/**
 * One page of items of a thread.
 */
export const ChatKitThreadItemList = z
  .looseObject({
    object: z.literal('list').describe('The kind of this object.'),
    data: z.array(ChatKitThreadItem).describe('The items of this page.'),
    first_id: z
      .string()
      .nullable()
      .describe('The id of the first item. Null if the page is empty.'),
    last_id: z
      .string()
      .nullable()
      .describe(
        'The id of the last item. Pass it as `after` to get the next page. Null if the page is empty.',
      ),
    has_more: z.boolean().describe('Whether there are more items after this page.'),
  })
  .describe('One page of items of a thread.');

/**
 * The error of a request.
 */
export const ErrorObject = z
  .looseObject({
    message: z.string().describe('A description of the error for a person.'),
    type: z.string().describe('The type of the error, such as `invalid_request_error`.'),
    param: z
      .string()
      .nullable()
      .describe('The path of the invalid field, if the error is about a field.'),
    code: z.string().nullable().describe('A short name for the error, if it has one.'),
  })
  .describe('The error of a request.');

/**
 * The body of every error response.
 */
export const ErrorResponse = z
  .looseObject({
    error: ErrorObject.describe('The error of the request.'),
  })
  .describe('The body of every error response.');

/**
 * The parameters of `threads.list`.
 */
export const ThreadListParams = z
  .strictObject(
    {
      limit: z.int().min(0).max(100).optional().describe('The size of a page, at most.'),
      order: z
        .enum(['asc', 'desc'])
        .optional()
        .describe('The order by creation time. `desc` puts the newest first.'),
      after: z
        .string()
        .optional()
        .describe('The id of a thread. The page starts after it, in the given order.'),
      before: z
        .string()
        .optional()
        .describe('The id of a thread. The page ends before it, in the given order.'),
      user: z
        .string()
        .min(1)
        .max(512)
        .optional()
        .describe('Lists only the threads of the user with this id.'),
    },
    { error: advise() },
  )
  .describe('The parameters of `threads.list`.');

/**
 * The parameters of `threads.listItems`.
 */
export const ThreadListItemsParams = z
  .strictObject(
    {
      limit: z.int().min(0).max(100).optional().describe('The size of a page, at most.'),
      order: z
        .enum(['asc', 'desc'])
        .optional()
        .describe('The order by creation time. `desc` puts the newest first.'),
      after: z
        .string()
        .optional()
        .describe('The id of an item. The page starts after it, in the given order.'),
      before: z
        .string()
        .optional()
        .describe('The id of an item. The page ends before it, in the given order.'),
    },
    { error: advise() },
  )
  .describe('The parameters of `threads.listItems`.');

/** The schemas of each operation's body and response, by operationId. */
export const validators: {
  'sessions.create': { request: typeof SessionCreateParams; response: typeof ChatSession };
  'sessions.cancel': { response: typeof ChatSession };
  'threads.list': { request: typeof ThreadListParams; response: typeof ChatKitThreadList };
  'threads.retrieve': { response: typeof ChatKitThread };
  'threads.delete': { response: typeof ThreadDeleteResponse };
  'threads.listItems': {
    request: typeof ThreadListItemsParams;
    response: typeof ChatKitThreadItemList;
  };
} = {
  'sessions.create': { request: SessionCreateParams, response: ChatSession },
  'sessions.cancel': { response: ChatSession },
  'threads.list': { request: ThreadListParams, response: ChatKitThreadList },
  'threads.retrieve': { response: ChatKitThread },
  'threads.delete': { response: ThreadDeleteResponse },
  'threads.listItems': { request: ThreadListItemsParams, response: ChatKitThreadItemList },
};
