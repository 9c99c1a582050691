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
  isChatKitThreadActive,
  isChatKitThreadLocked,
  isChatKitThreadClosed,
  isChatKitThreadStatus,
  isChatKitThread,
  isChatKitThreadList,
  isThreadDeleteResponse,
  isChatKitInputText,
  isChatKitQuotedText,
  isChatKitUserMessageContent,
  isChatKitAttachment,
  isChatKitToolChoice,
  isChatKitInferenceOptions,
  isChatKitThreadUserMessageItem,
  isChatKitFileSource,
  isChatKitFileAnnotation,
  isChatKitUrlSource,
  isChatKitUrlAnnotation,
  isChatKitAnnotation,
  isChatKitResponseOutputText,
  isChatKitThreadAssistantMessageItem,
  isChatKitWidgetItem,
  isChatKitClientToolCall,
  isChatKitTaskType,
  isChatKitTask,
  isChatKitTaskGroupTask,
  isChatKitTaskGroup,
  isChatKitThreadItem,
  isChatKitThreadItemList,
  isErrorObject,
  isErrorResponse,
  isThreadListParams,
  isThreadListItemsParams,
} from './checks.gen.ts';

/** Tracing of the runs of a new session. */
export const ChatSessionTracingParam: StandardSchema<types.ChatSessionTracingParam> =
  /* @__PURE__ */ standard(isChatSessionTracingParam);

/** The workflow of a new session and its initial state. */
export const ChatSessionWorkflowParam: StandardSchema<types.ChatSessionWorkflowParam> =
  /* @__PURE__ */ standard(isChatSessionWorkflowParam);

/** Automatic titles for the threads of a new session. */
export const ChatSessionAutomaticThreadTitlingParam: StandardSchema<types.ChatSessionAutomaticThreadTitlingParam> =
  /* @__PURE__ */ standard(isChatSessionAutomaticThreadTitlingParam);

/** File uploads in a new session. */
export const ChatSessionFileUploadParam: StandardSchema<types.ChatSessionFileUploadParam> =
  /* @__PURE__ */ standard(isChatSessionFileUploadParam);

/** The past threads that a new session shows. */
export const ChatSessionHistoryParam: StandardSchema<types.ChatSessionHistoryParam> =
  /* @__PURE__ */ standard(isChatSessionHistoryParam);

/** The features of the chat in a new session. */
export const ChatSessionChatKitConfigurationParam: StandardSchema<types.ChatSessionChatKitConfigurationParam> =
  /* @__PURE__ */ standard(isChatSessionChatKitConfigurationParam);

/** When a new session expires. */
export const ChatSessionExpiresAfterParam: StandardSchema<types.ChatSessionExpiresAfterParam> =
  /* @__PURE__ */ standard(isChatSessionExpiresAfterParam);

/** Limits on the use of a new session. */
export const ChatSessionRateLimitsParam: StandardSchema<types.ChatSessionRateLimitsParam> =
  /* @__PURE__ */ standard(isChatSessionRateLimitsParam);

/** The parameters of a new session. */
export const SessionCreateParams: StandardSchema<types.SessionCreateParams> =
  /* @__PURE__ */ standard(isSessionCreateParams);

/**
 * An `active` session accepts requests. An `expired` session is past its `expires_at`. A
 * `cancelled` session was ended early. The last two are final.
 */
export const ChatSessionStatus: StandardSchema<types.ChatSessionStatus> =
  /* @__PURE__ */ standard(isChatSessionStatus);

/** The limits on the use of a session. */
export const ChatSessionRateLimits: StandardSchema<types.ChatSessionRateLimits> =
  /* @__PURE__ */ standard(isChatSessionRateLimits);

/** Tracing of the runs of a session. */
export const ChatKitWorkflowTracing: StandardSchema<types.ChatKitWorkflowTracing> =
  /* @__PURE__ */ standard(isChatKitWorkflowTracing);

/** The workflow of a session. */
export const ChatKitWorkflow: StandardSchema<types.ChatKitWorkflow> =
  /* @__PURE__ */ standard(isChatKitWorkflow);

/** Automatic titles for the threads of a session. */
export const ChatSessionAutomaticThreadTitling: StandardSchema<types.ChatSessionAutomaticThreadTitling> =
  /* @__PURE__ */ standard(isChatSessionAutomaticThreadTitling);

/** File uploads in a session. */
export const ChatSessionFileUpload: StandardSchema<types.ChatSessionFileUpload> =
  /* @__PURE__ */ standard(isChatSessionFileUpload);

/** The past threads that a session shows. */
export const ChatSessionHistory: StandardSchema<types.ChatSessionHistory> =
  /* @__PURE__ */ standard(isChatSessionHistory);

/** The features of the chat in a session with defaults filled in. */
export const ChatSessionChatKitConfiguration: StandardSchema<types.ChatSessionChatKitConfiguration> =
  /* @__PURE__ */ standard(isChatSessionChatKitConfiguration);

/** A session. */
export const ChatSession: StandardSchema<types.ChatSession> =
  /* @__PURE__ */ standard(isChatSession);

/** The thread takes new messages. */
export const ChatKitThreadActive: StandardSchema<types.ChatKitThreadActive> =
  /* @__PURE__ */ standard(isChatKitThreadActive);

/** The thread takes no messages for now. */
export const ChatKitThreadLocked: StandardSchema<types.ChatKitThreadLocked> =
  /* @__PURE__ */ standard(isChatKitThreadLocked);

/** The thread takes no more messages. */
export const ChatKitThreadClosed: StandardSchema<types.ChatKitThreadClosed> =
  /* @__PURE__ */ standard(isChatKitThreadClosed);

/**
 * Whether a user can write to a thread. `active` takes new messages; `locked` takes none for now;
 * `closed` takes none any more.
 */
export const ChatKitThreadStatus: StandardSchema<types.ChatKitThreadStatus> =
  /* @__PURE__ */ standard(isChatKitThreadStatus);

/** A conversation of one user. */
export const ChatKitThread: StandardSchema<types.ChatKitThread> =
  /* @__PURE__ */ standard(isChatKitThread);

/** One page of threads. */
export const ChatKitThreadList: StandardSchema<types.ChatKitThreadList> =
  /* @__PURE__ */ standard(isChatKitThreadList);

/** Confirms that a thread was deleted. */
export const ThreadDeleteResponse: StandardSchema<types.ThreadDeleteResponse> =
  /* @__PURE__ */ standard(isThreadDeleteResponse);

/** Text that the user typed. */
export const ChatKitInputText: StandardSchema<types.ChatKitInputText> =
  /* @__PURE__ */ standard(isChatKitInputText);

/** Text that the user quoted from an earlier message. */
export const ChatKitQuotedText: StandardSchema<types.ChatKitQuotedText> =
  /* @__PURE__ */ standard(isChatKitQuotedText);

/** One part of a user's message. The `type` tells which. */
export const ChatKitUserMessageContent: StandardSchema<types.ChatKitUserMessageContent> =
  /* @__PURE__ */ standard(isChatKitUserMessageContent);

/** A file that a user attached to a message. */
export const ChatKitAttachment: StandardSchema<types.ChatKitAttachment> =
  /* @__PURE__ */ standard(isChatKitAttachment);

/** A tool that a user chose. */
export const ChatKitToolChoice: StandardSchema<types.ChatKitToolChoice> =
  /* @__PURE__ */ standard(isChatKitToolChoice);

/** What a user chose for the response to a message. */
export const ChatKitInferenceOptions: StandardSchema<types.ChatKitInferenceOptions> =
  /* @__PURE__ */ standard(isChatKitInferenceOptions);

/** A message that the user wrote. */
export const ChatKitThreadUserMessageItem: StandardSchema<types.ChatKitThreadUserMessageItem> =
  /* @__PURE__ */ standard(isChatKitThreadUserMessageItem);

/** A file that the assistant used. */
export const ChatKitFileSource: StandardSchema<types.ChatKitFileSource> =
  /* @__PURE__ */ standard(isChatKitFileSource);

/** A file as a source. */
export const ChatKitFileAnnotation: StandardSchema<types.ChatKitFileAnnotation> =
  /* @__PURE__ */ standard(isChatKitFileAnnotation);

/** A web page that the assistant used. */
export const ChatKitUrlSource: StandardSchema<types.ChatKitUrlSource> =
  /* @__PURE__ */ standard(isChatKitUrlSource);

/** A web page as a source. */
export const ChatKitUrlAnnotation: StandardSchema<types.ChatKitUrlAnnotation> =
  /* @__PURE__ */ standard(isChatKitUrlAnnotation);

/** A source of the assistant's text. The `type` tells which. */
export const ChatKitAnnotation: StandardSchema<types.ChatKitAnnotation> =
  /* @__PURE__ */ standard(isChatKitAnnotation);

/** Text that the assistant wrote, with its sources. */
export const ChatKitResponseOutputText: StandardSchema<types.ChatKitResponseOutputText> =
  /* @__PURE__ */ standard(isChatKitResponseOutputText);

/** A message that the assistant wrote. */
export const ChatKitThreadAssistantMessageItem: StandardSchema<types.ChatKitThreadAssistantMessageItem> =
  /* @__PURE__ */ standard(isChatKitThreadAssistantMessageItem);

/** A widget that the assistant showed. */
export const ChatKitWidgetItem: StandardSchema<types.ChatKitWidgetItem> =
  /* @__PURE__ */ standard(isChatKitWidgetItem);

/** A call of a tool that runs in the browser. */
export const ChatKitClientToolCall: StandardSchema<types.ChatKitClientToolCall> =
  /* @__PURE__ */ standard(isChatKitClientToolCall);

/** The kind of a step. `thought` is reasoning; `custom` is any other step. */
export const ChatKitTaskType: StandardSchema<types.ChatKitTaskType> =
  /* @__PURE__ */ standard(isChatKitTaskType);

/** A step of the assistant's work. */
export const ChatKitTask: StandardSchema<types.ChatKitTask> =
  /* @__PURE__ */ standard(isChatKitTask);

/** A step of a group. */
export const ChatKitTaskGroupTask: StandardSchema<types.ChatKitTaskGroupTask> =
  /* @__PURE__ */ standard(isChatKitTaskGroupTask);

/** Several steps of the assistant's work, shown together. */
export const ChatKitTaskGroup: StandardSchema<types.ChatKitTaskGroup> =
  /* @__PURE__ */ standard(isChatKitTaskGroup);

/**
 * One entry of a thread. The `type` tells which. The service may add types: handle an unknown one
 * in a default branch.
 */
export const ChatKitThreadItem: StandardSchema<types.ChatKitThreadItem> =
  /* @__PURE__ */ standard(isChatKitThreadItem);

/** One page of items of a thread. */
export const ChatKitThreadItemList: StandardSchema<types.ChatKitThreadItemList> =
  /* @__PURE__ */ standard(isChatKitThreadItemList);

/** The error of a request. */
export const ErrorObject: StandardSchema<types.ErrorObject> =
  /* @__PURE__ */ standard(isErrorObject);

/** The body of every error response. */
export const ErrorResponse: StandardSchema<types.ErrorResponse> =
  /* @__PURE__ */ standard(isErrorResponse);

/** The parameters of `threads.list`. */
export const ThreadListParams: StandardSchema<types.ThreadListParams> =
  /* @__PURE__ */ standard(isThreadListParams);

/** The parameters of `threads.listItems`. */
export const ThreadListItemsParams: StandardSchema<types.ThreadListItemsParams> =
  /* @__PURE__ */ standard(isThreadListItemsParams);

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
