// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

import type * as types from '@chatkit-sessions/types';
import { addIssue, addUnknownKey, addUnknownTag, under, type IssueSink } from '../checks/issues.ts';
import { isInteger, isNumber, isObject, isString } from '../checks/json.ts';

export function isChatSessionTracingParam(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatSessionTracingParam {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  for (const key in value) if (!(key === 'enabled' || addUnknownKey(sink, key))) return false;
  return (
    value['enabled'] === undefined ||
    typeof value['enabled'] === 'boolean' ||
    addIssue(under(sink, 'enabled'), value['enabled'], 'a boolean')
  );
}

function isChatSessionWorkflowParam_0(value: unknown, sink?: IssueSink): boolean {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  if (Object.keys(value).length > 64)
    return addIssue(sink, value, 'an object with at most 64 keys');
  for (const key in value)
    if (!(
      (isString(key, 0, 64) || addIssue(under(sink, key), key, 'a key of at most 64 characters')) &&
      (isString(value[key], 0, 10485760) ||
        typeof value[key] === 'boolean' ||
        isNumber(value[key]) ||
        addIssue(
          under(sink, key),
          value[key],
          'a string of at most 10485760 characters, a boolean or a number',
        ))
    ))
      return false;
  return true;
}

export function isChatSessionWorkflowParam(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatSessionWorkflowParam {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  for (const key in value)
    if (!(
      key === 'id' ||
      key === 'version' ||
      key === 'state_variables' ||
      key === 'tracing' ||
      addUnknownKey(sink, key)
    ))
      return false;
  return (
    (isString(value['id']) || addIssue(under(sink, 'id'), value['id'], 'a string')) &&
    (value['version'] === undefined ||
      isString(value['version']) ||
      addIssue(under(sink, 'version'), value['version'], 'a string')) &&
    (value['state_variables'] === undefined ||
      isChatSessionWorkflowParam_0(value['state_variables'], under(sink, 'state_variables'))) &&
    (value['tracing'] === undefined ||
      isChatSessionTracingParam(value['tracing'], under(sink, 'tracing')))
  );
}

export function isChatSessionAutomaticThreadTitlingParam(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatSessionAutomaticThreadTitlingParam {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  for (const key in value) if (!(key === 'enabled' || addUnknownKey(sink, key))) return false;
  return (
    value['enabled'] === undefined ||
    typeof value['enabled'] === 'boolean' ||
    addIssue(under(sink, 'enabled'), value['enabled'], 'a boolean')
  );
}

export function isChatSessionFileUploadParam(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatSessionFileUploadParam {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  for (const key in value)
    if (!(
      key === 'enabled' ||
      key === 'max_file_size' ||
      key === 'max_files' ||
      addUnknownKey(sink, key)
    ))
      return false;
  return (
    (value['enabled'] === undefined ||
      typeof value['enabled'] === 'boolean' ||
      addIssue(under(sink, 'enabled'), value['enabled'], 'a boolean')) &&
    (value['max_file_size'] === undefined ||
      isInteger(value['max_file_size'], 1, 512) ||
      addIssue(
        under(sink, 'max_file_size'),
        value['max_file_size'],
        'an integer from 1 to 512 (megabytes)',
      )) &&
    (value['max_files'] === undefined ||
      isInteger(value['max_files'], 1) ||
      addIssue(under(sink, 'max_files'), value['max_files'], 'an integer of at least 1'))
  );
}

export function isChatSessionHistoryParam(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatSessionHistoryParam {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  for (const key in value)
    if (!(key === 'enabled' || key === 'recent_threads' || addUnknownKey(sink, key))) return false;
  return (
    (value['enabled'] === undefined ||
      typeof value['enabled'] === 'boolean' ||
      addIssue(under(sink, 'enabled'), value['enabled'], 'a boolean')) &&
    (value['recent_threads'] === undefined ||
      isInteger(value['recent_threads'], 1) ||
      addIssue(under(sink, 'recent_threads'), value['recent_threads'], 'an integer of at least 1'))
  );
}

export function isChatSessionChatKitConfigurationParam(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatSessionChatKitConfigurationParam {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  for (const key in value)
    if (!(
      key === 'automatic_thread_titling' ||
      key === 'file_upload' ||
      key === 'history' ||
      addUnknownKey(sink, key)
    ))
      return false;
  return (
    (value['automatic_thread_titling'] === undefined ||
      isChatSessionAutomaticThreadTitlingParam(
        value['automatic_thread_titling'],
        under(sink, 'automatic_thread_titling'),
      )) &&
    (value['file_upload'] === undefined ||
      isChatSessionFileUploadParam(value['file_upload'], under(sink, 'file_upload'))) &&
    (value['history'] === undefined ||
      isChatSessionHistoryParam(value['history'], under(sink, 'history')))
  );
}

export function isChatSessionExpiresAfterParam(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatSessionExpiresAfterParam {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  for (const key in value)
    if (!(key === 'anchor' || key === 'seconds' || addUnknownKey(sink, key))) return false;
  return (
    (value['anchor'] === 'created_at' ||
      addIssue(under(sink, 'anchor'), value['anchor'], '"created_at"')) &&
    (isInteger(value['seconds'], 1, 600) ||
      addIssue(under(sink, 'seconds'), value['seconds'], 'an integer from 1 to 600 (seconds)'))
  );
}

export function isChatSessionRateLimitsParam(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatSessionRateLimitsParam {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  for (const key in value)
    if (!(key === 'max_requests_per_1_minute' || addUnknownKey(sink, key))) return false;
  return (
    value['max_requests_per_1_minute'] === undefined ||
    isInteger(value['max_requests_per_1_minute'], 1) ||
    addIssue(
      under(sink, 'max_requests_per_1_minute'),
      value['max_requests_per_1_minute'],
      'an integer of at least 1',
    )
  );
}

export function isSessionCreateParams(
  value: unknown,
  sink?: IssueSink,
): value is types.SessionCreateParams {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  for (const key in value)
    if (!(
      key === 'user' ||
      key === 'workflow' ||
      key === 'chatkit_configuration' ||
      key === 'expires_after' ||
      key === 'rate_limits' ||
      addUnknownKey(sink, key)
    ))
      return false;
  return (
    (isString(value['user'], 1) ||
      addIssue(under(sink, 'user'), value['user'], 'a string of at least 1 character')) &&
    isChatSessionWorkflowParam(value['workflow'], under(sink, 'workflow')) &&
    (value['chatkit_configuration'] === undefined ||
      isChatSessionChatKitConfigurationParam(
        value['chatkit_configuration'],
        under(sink, 'chatkit_configuration'),
      )) &&
    (value['expires_after'] === undefined ||
      isChatSessionExpiresAfterParam(value['expires_after'], under(sink, 'expires_after'))) &&
    (value['rate_limits'] === undefined ||
      isChatSessionRateLimitsParam(value['rate_limits'], under(sink, 'rate_limits')))
  );
}

export function isChatSessionStatus(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatSessionStatus {
  return (
    value === 'active' ||
    value === 'expired' ||
    value === 'cancelled' ||
    addIssue(sink, value, '"active", "expired" or "cancelled"')
  );
}

export function isChatSessionRateLimits(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatSessionRateLimits {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    isInteger(value['max_requests_per_1_minute']) ||
    addIssue(
      under(sink, 'max_requests_per_1_minute'),
      value['max_requests_per_1_minute'],
      'an integer',
    )
  );
}

export function isChatKitWorkflowTracing(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitWorkflowTracing {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    typeof value['enabled'] === 'boolean' ||
    addIssue(under(sink, 'enabled'), value['enabled'], 'a boolean')
  );
}

function isChatKitWorkflow_0(value: unknown, sink?: IssueSink): boolean {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  for (const key in value)
    if (!(
      isString(value[key]) ||
      typeof value[key] === 'boolean' ||
      isNumber(value[key]) ||
      addIssue(under(sink, key), value[key], 'a string, a boolean or a number')
    ))
      return false;
  return true;
}

export function isChatKitWorkflow(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitWorkflow {
  if (!isObject(value))
    return addIssue(
      sink,
      value,
      'an object',
      'The service left it out, as it sometimes does. The session itself works.',
    );
  return (
    (isString(value['id']) || addIssue(under(sink, 'id'), value['id'], 'a string')) &&
    (isString(value['version']) ||
      value['version'] === null ||
      addIssue(under(sink, 'version'), value['version'], 'a string or null')) &&
    (value['state_variables'] === null ||
      isChatKitWorkflow_0(value['state_variables'], under(sink, 'state_variables'))) &&
    isChatKitWorkflowTracing(value['tracing'], under(sink, 'tracing'))
  );
}

export function isChatSessionAutomaticThreadTitling(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatSessionAutomaticThreadTitling {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    typeof value['enabled'] === 'boolean' ||
    addIssue(under(sink, 'enabled'), value['enabled'], 'a boolean')
  );
}

export function isChatSessionFileUpload(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatSessionFileUpload {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (typeof value['enabled'] === 'boolean' ||
      addIssue(under(sink, 'enabled'), value['enabled'], 'a boolean')) &&
    (isInteger(value['max_file_size']) ||
      value['max_file_size'] === null ||
      addIssue(under(sink, 'max_file_size'), value['max_file_size'], 'an integer or null')) &&
    (isInteger(value['max_files']) ||
      value['max_files'] === null ||
      addIssue(under(sink, 'max_files'), value['max_files'], 'an integer or null'))
  );
}

export function isChatSessionHistory(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatSessionHistory {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (typeof value['enabled'] === 'boolean' ||
      addIssue(under(sink, 'enabled'), value['enabled'], 'a boolean')) &&
    (isInteger(value['recent_threads']) ||
      value['recent_threads'] === null ||
      addIssue(under(sink, 'recent_threads'), value['recent_threads'], 'an integer or null'))
  );
}

export function isChatSessionChatKitConfiguration(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatSessionChatKitConfiguration {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    isChatSessionAutomaticThreadTitling(
      value['automatic_thread_titling'],
      under(sink, 'automatic_thread_titling'),
    ) &&
    isChatSessionFileUpload(value['file_upload'], under(sink, 'file_upload')) &&
    isChatSessionHistory(value['history'], under(sink, 'history'))
  );
}

export function isChatSession(value: unknown, sink?: IssueSink): value is types.ChatSession {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (isString(value['id']) || addIssue(under(sink, 'id'), value['id'], 'a string')) &&
    (value['object'] === 'chatkit.session' ||
      addIssue(under(sink, 'object'), value['object'], '"chatkit.session"')) &&
    (isString(value['client_secret']) ||
      addIssue(under(sink, 'client_secret'), value['client_secret'], 'a string')) &&
    (isInteger(value['expires_at']) ||
      addIssue(under(sink, 'expires_at'), value['expires_at'], 'an integer')) &&
    isChatSessionStatus(value['status'], under(sink, 'status')) &&
    (isString(value['user']) || addIssue(under(sink, 'user'), value['user'], 'a string')) &&
    (isInteger(value['max_requests_per_1_minute']) ||
      addIssue(
        under(sink, 'max_requests_per_1_minute'),
        value['max_requests_per_1_minute'],
        'an integer',
      )) &&
    isChatSessionRateLimits(value['rate_limits'], under(sink, 'rate_limits')) &&
    isChatKitWorkflow(value['workflow'], under(sink, 'workflow')) &&
    isChatSessionChatKitConfiguration(
      value['chatkit_configuration'],
      under(sink, 'chatkit_configuration'),
    )
  );
}

export function isChatKitThreadActive(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitThreadActive {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return value['type'] === 'active' || addIssue(under(sink, 'type'), value['type'], '"active"');
}

export function isChatKitThreadLocked(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitThreadLocked {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (value['type'] === 'locked' || addIssue(under(sink, 'type'), value['type'], '"locked"')) &&
    (isString(value['reason']) ||
      value['reason'] === null ||
      addIssue(under(sink, 'reason'), value['reason'], 'a string or null'))
  );
}

export function isChatKitThreadClosed(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitThreadClosed {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (value['type'] === 'closed' || addIssue(under(sink, 'type'), value['type'], '"closed"')) &&
    (isString(value['reason']) ||
      value['reason'] === null ||
      addIssue(under(sink, 'reason'), value['reason'], 'a string or null'))
  );
}

export function isChatKitThreadStatus(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitThreadStatus {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  switch (value['type']) {
    case 'active':
      return isChatKitThreadActive(value, sink);
    case 'locked':
      return isChatKitThreadLocked(value, sink);
    case 'closed':
      return isChatKitThreadClosed(value, sink);

    default:
      return addUnknownTag(sink, value, 'type', '"active", "locked" or "closed"');
  }
}

export function isChatKitThread(value: unknown, sink?: IssueSink): value is types.ChatKitThread {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (isString(value['id']) || addIssue(under(sink, 'id'), value['id'], 'a string')) &&
    (value['object'] === 'chatkit.thread' ||
      addIssue(under(sink, 'object'), value['object'], '"chatkit.thread"')) &&
    (isInteger(value['created_at']) ||
      addIssue(under(sink, 'created_at'), value['created_at'], 'an integer')) &&
    (isString(value['title']) ||
      value['title'] === null ||
      addIssue(under(sink, 'title'), value['title'], 'a string or null')) &&
    isChatKitThreadStatus(value['status'], under(sink, 'status')) &&
    (isString(value['user']) || addIssue(under(sink, 'user'), value['user'], 'a string'))
  );
}

function isChatKitThreadList_0(value: unknown, sink?: IssueSink): boolean {
  if (!Array.isArray(value)) return addIssue(sink, value, 'an array');
  return value.every((item, at) => isChatKitThread(item, under(sink, at)));
}

export function isChatKitThreadList(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitThreadList {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (value['object'] === 'list' || addIssue(under(sink, 'object'), value['object'], '"list"')) &&
    isChatKitThreadList_0(value['data'], under(sink, 'data')) &&
    (isString(value['first_id']) ||
      value['first_id'] === null ||
      addIssue(under(sink, 'first_id'), value['first_id'], 'a string or null')) &&
    (isString(value['last_id']) ||
      value['last_id'] === null ||
      addIssue(under(sink, 'last_id'), value['last_id'], 'a string or null')) &&
    (typeof value['has_more'] === 'boolean' ||
      addIssue(under(sink, 'has_more'), value['has_more'], 'a boolean'))
  );
}

export function isThreadDeleteResponse(
  value: unknown,
  sink?: IssueSink,
): value is types.ThreadDeleteResponse {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (isString(value['id']) || addIssue(under(sink, 'id'), value['id'], 'a string')) &&
    (value['object'] === 'chatkit.thread.deleted' ||
      addIssue(under(sink, 'object'), value['object'], '"chatkit.thread.deleted"')) &&
    (typeof value['deleted'] === 'boolean' ||
      addIssue(under(sink, 'deleted'), value['deleted'], 'a boolean'))
  );
}

export function isChatKitInputText(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitInputText {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (value['type'] === 'input_text' ||
      addIssue(under(sink, 'type'), value['type'], '"input_text"')) &&
    (isString(value['text']) || addIssue(under(sink, 'text'), value['text'], 'a string'))
  );
}

export function isChatKitQuotedText(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitQuotedText {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (value['type'] === 'quoted_text' ||
      addIssue(under(sink, 'type'), value['type'], '"quoted_text"')) &&
    (isString(value['text']) || addIssue(under(sink, 'text'), value['text'], 'a string'))
  );
}

export function isChatKitUserMessageContent(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitUserMessageContent {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  switch (value['type']) {
    case 'input_text':
      return isChatKitInputText(value, sink);
    case 'quoted_text':
      return isChatKitQuotedText(value, sink);

    default:
      return addUnknownTag(sink, value, 'type', '"input_text" or "quoted_text"');
  }
}

export function isChatKitAttachment(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitAttachment {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (isString(value['id']) || addIssue(under(sink, 'id'), value['id'], 'a string')) &&
    (value['type'] === 'image' ||
      value['type'] === 'file' ||
      addIssue(under(sink, 'type'), value['type'], '"image" or "file"')) &&
    (isString(value['name']) || addIssue(under(sink, 'name'), value['name'], 'a string')) &&
    (isString(value['mime_type']) ||
      addIssue(under(sink, 'mime_type'), value['mime_type'], 'a string')) &&
    (isString(value['preview_url']) ||
      value['preview_url'] === null ||
      addIssue(under(sink, 'preview_url'), value['preview_url'], 'a string or null'))
  );
}

export function isChatKitToolChoice(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitToolChoice {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return isString(value['id']) || addIssue(under(sink, 'id'), value['id'], 'a string');
}

export function isChatKitInferenceOptions(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitInferenceOptions {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (value['tool_choice'] === null ||
      isChatKitToolChoice(value['tool_choice'], under(sink, 'tool_choice'))) &&
    (isString(value['model']) ||
      value['model'] === null ||
      addIssue(under(sink, 'model'), value['model'], 'a string or null'))
  );
}

function isChatKitThreadUserMessageItem_0(value: unknown, sink?: IssueSink): boolean {
  if (!Array.isArray(value)) return addIssue(sink, value, 'an array');
  return value.every((item, at) => isChatKitUserMessageContent(item, under(sink, at)));
}

function isChatKitThreadUserMessageItem_1(value: unknown, sink?: IssueSink): boolean {
  if (!Array.isArray(value)) return addIssue(sink, value, 'an array');
  return value.every((item, at) => isChatKitAttachment(item, under(sink, at)));
}

export function isChatKitThreadUserMessageItem(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitThreadUserMessageItem {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (isString(value['id']) || addIssue(under(sink, 'id'), value['id'], 'a string')) &&
    (value['object'] === 'chatkit.thread_item' ||
      addIssue(under(sink, 'object'), value['object'], '"chatkit.thread_item"')) &&
    (isInteger(value['created_at']) ||
      addIssue(under(sink, 'created_at'), value['created_at'], 'an integer')) &&
    (isString(value['thread_id']) ||
      addIssue(under(sink, 'thread_id'), value['thread_id'], 'a string')) &&
    (value['type'] === 'chatkit.user_message' ||
      addIssue(under(sink, 'type'), value['type'], '"chatkit.user_message"')) &&
    isChatKitThreadUserMessageItem_0(value['content'], under(sink, 'content')) &&
    isChatKitThreadUserMessageItem_1(value['attachments'], under(sink, 'attachments')) &&
    (value['inference_options'] === null ||
      isChatKitInferenceOptions(value['inference_options'], under(sink, 'inference_options')))
  );
}

export function isChatKitFileSource(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitFileSource {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (value['type'] === 'file' || addIssue(under(sink, 'type'), value['type'], '"file"')) &&
    (isString(value['filename']) ||
      addIssue(under(sink, 'filename'), value['filename'], 'a string'))
  );
}

export function isChatKitFileAnnotation(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitFileAnnotation {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (value['type'] === 'file' || addIssue(under(sink, 'type'), value['type'], '"file"')) &&
    isChatKitFileSource(value['source'], under(sink, 'source'))
  );
}

export function isChatKitUrlSource(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitUrlSource {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (value['type'] === 'url' || addIssue(under(sink, 'type'), value['type'], '"url"')) &&
    (isString(value['url']) || addIssue(under(sink, 'url'), value['url'], 'a string'))
  );
}

export function isChatKitUrlAnnotation(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitUrlAnnotation {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (value['type'] === 'url' || addIssue(under(sink, 'type'), value['type'], '"url"')) &&
    isChatKitUrlSource(value['source'], under(sink, 'source'))
  );
}

export function isChatKitAnnotation(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitAnnotation {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  switch (value['type']) {
    case 'file':
      return isChatKitFileAnnotation(value, sink);
    case 'url':
      return isChatKitUrlAnnotation(value, sink);

    default:
      return addUnknownTag(sink, value, 'type', '"file" or "url"');
  }
}

function isChatKitResponseOutputText_0(value: unknown, sink?: IssueSink): boolean {
  if (!Array.isArray(value)) return addIssue(sink, value, 'an array');
  return value.every((item, at) => isChatKitAnnotation(item, under(sink, at)));
}

export function isChatKitResponseOutputText(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitResponseOutputText {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (value['type'] === 'output_text' ||
      addIssue(under(sink, 'type'), value['type'], '"output_text"')) &&
    (isString(value['text']) || addIssue(under(sink, 'text'), value['text'], 'a string')) &&
    isChatKitResponseOutputText_0(value['annotations'], under(sink, 'annotations'))
  );
}

function isChatKitThreadAssistantMessageItem_0(value: unknown, sink?: IssueSink): boolean {
  if (!Array.isArray(value)) return addIssue(sink, value, 'an array');
  return value.every((item, at) => isChatKitResponseOutputText(item, under(sink, at)));
}

export function isChatKitThreadAssistantMessageItem(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitThreadAssistantMessageItem {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (isString(value['id']) || addIssue(under(sink, 'id'), value['id'], 'a string')) &&
    (value['object'] === 'chatkit.thread_item' ||
      addIssue(under(sink, 'object'), value['object'], '"chatkit.thread_item"')) &&
    (isInteger(value['created_at']) ||
      addIssue(under(sink, 'created_at'), value['created_at'], 'an integer')) &&
    (isString(value['thread_id']) ||
      addIssue(under(sink, 'thread_id'), value['thread_id'], 'a string')) &&
    (value['type'] === 'chatkit.assistant_message' ||
      addIssue(under(sink, 'type'), value['type'], '"chatkit.assistant_message"')) &&
    isChatKitThreadAssistantMessageItem_0(value['content'], under(sink, 'content'))
  );
}

export function isChatKitWidgetItem(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitWidgetItem {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (isString(value['id']) || addIssue(under(sink, 'id'), value['id'], 'a string')) &&
    (value['object'] === 'chatkit.thread_item' ||
      addIssue(under(sink, 'object'), value['object'], '"chatkit.thread_item"')) &&
    (isInteger(value['created_at']) ||
      addIssue(under(sink, 'created_at'), value['created_at'], 'an integer')) &&
    (isString(value['thread_id']) ||
      addIssue(under(sink, 'thread_id'), value['thread_id'], 'a string')) &&
    (value['type'] === 'chatkit.widget' ||
      addIssue(under(sink, 'type'), value['type'], '"chatkit.widget"')) &&
    (isString(value['widget']) || addIssue(under(sink, 'widget'), value['widget'], 'a string'))
  );
}

export function isChatKitClientToolCall(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitClientToolCall {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (isString(value['id']) || addIssue(under(sink, 'id'), value['id'], 'a string')) &&
    (value['object'] === 'chatkit.thread_item' ||
      addIssue(under(sink, 'object'), value['object'], '"chatkit.thread_item"')) &&
    (isInteger(value['created_at']) ||
      addIssue(under(sink, 'created_at'), value['created_at'], 'an integer')) &&
    (isString(value['thread_id']) ||
      addIssue(under(sink, 'thread_id'), value['thread_id'], 'a string')) &&
    (value['type'] === 'chatkit.client_tool_call' ||
      addIssue(under(sink, 'type'), value['type'], '"chatkit.client_tool_call"')) &&
    (value['status'] === 'in_progress' ||
      value['status'] === 'completed' ||
      addIssue(under(sink, 'status'), value['status'], '"in_progress" or "completed"')) &&
    (isString(value['call_id']) ||
      addIssue(under(sink, 'call_id'), value['call_id'], 'a string')) &&
    (isString(value['name']) || addIssue(under(sink, 'name'), value['name'], 'a string')) &&
    (isString(value['arguments']) ||
      addIssue(under(sink, 'arguments'), value['arguments'], 'a string')) &&
    (isString(value['output']) ||
      value['output'] === null ||
      addIssue(under(sink, 'output'), value['output'], 'a string or null'))
  );
}

export function isChatKitTaskType(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitTaskType {
  return (
    value === 'custom' || value === 'thought' || addIssue(sink, value, '"custom" or "thought"')
  );
}

export function isChatKitTask(value: unknown, sink?: IssueSink): value is types.ChatKitTask {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (isString(value['id']) || addIssue(under(sink, 'id'), value['id'], 'a string')) &&
    (value['object'] === 'chatkit.thread_item' ||
      addIssue(under(sink, 'object'), value['object'], '"chatkit.thread_item"')) &&
    (isInteger(value['created_at']) ||
      addIssue(under(sink, 'created_at'), value['created_at'], 'an integer')) &&
    (isString(value['thread_id']) ||
      addIssue(under(sink, 'thread_id'), value['thread_id'], 'a string')) &&
    (value['type'] === 'chatkit.task' ||
      addIssue(under(sink, 'type'), value['type'], '"chatkit.task"')) &&
    isChatKitTaskType(value['task_type'], under(sink, 'task_type')) &&
    (isString(value['heading']) ||
      value['heading'] === null ||
      addIssue(under(sink, 'heading'), value['heading'], 'a string or null')) &&
    (isString(value['summary']) ||
      value['summary'] === null ||
      addIssue(under(sink, 'summary'), value['summary'], 'a string or null'))
  );
}

export function isChatKitTaskGroupTask(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitTaskGroupTask {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    isChatKitTaskType(value['type'], under(sink, 'type')) &&
    (isString(value['heading']) ||
      value['heading'] === null ||
      addIssue(under(sink, 'heading'), value['heading'], 'a string or null')) &&
    (isString(value['summary']) ||
      value['summary'] === null ||
      addIssue(under(sink, 'summary'), value['summary'], 'a string or null'))
  );
}

function isChatKitTaskGroup_0(value: unknown, sink?: IssueSink): boolean {
  if (!Array.isArray(value)) return addIssue(sink, value, 'an array');
  return value.every((item, at) => isChatKitTaskGroupTask(item, under(sink, at)));
}

export function isChatKitTaskGroup(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitTaskGroup {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (isString(value['id']) || addIssue(under(sink, 'id'), value['id'], 'a string')) &&
    (value['object'] === 'chatkit.thread_item' ||
      addIssue(under(sink, 'object'), value['object'], '"chatkit.thread_item"')) &&
    (isInteger(value['created_at']) ||
      addIssue(under(sink, 'created_at'), value['created_at'], 'an integer')) &&
    (isString(value['thread_id']) ||
      addIssue(under(sink, 'thread_id'), value['thread_id'], 'a string')) &&
    (value['type'] === 'chatkit.task_group' ||
      addIssue(under(sink, 'type'), value['type'], '"chatkit.task_group"')) &&
    isChatKitTaskGroup_0(value['tasks'], under(sink, 'tasks'))
  );
}

export function isChatKitThreadItem(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitThreadItem {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  switch (value['type']) {
    case 'chatkit.user_message':
      return isChatKitThreadUserMessageItem(value, sink);
    case 'chatkit.assistant_message':
      return isChatKitThreadAssistantMessageItem(value, sink);
    case 'chatkit.widget':
      return isChatKitWidgetItem(value, sink);
    case 'chatkit.client_tool_call':
      return isChatKitClientToolCall(value, sink);
    case 'chatkit.task':
      return isChatKitTask(value, sink);
    case 'chatkit.task_group':
      return isChatKitTaskGroup(value, sink);

    default:
      return addUnknownTag(
        sink,
        value,
        'type',
        '"chatkit.user_message", "chatkit.assistant_message", "chatkit.widget", "chatkit.client_tool_call", "chatkit.task" or "chatkit.task_group"',
      );
  }
}

function isChatKitThreadItemList_0(value: unknown, sink?: IssueSink): boolean {
  if (!Array.isArray(value)) return addIssue(sink, value, 'an array');
  return value.every((item, at) => isChatKitThreadItem(item, under(sink, at)));
}

export function isChatKitThreadItemList(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitThreadItemList {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (value['object'] === 'list' || addIssue(under(sink, 'object'), value['object'], '"list"')) &&
    isChatKitThreadItemList_0(value['data'], under(sink, 'data')) &&
    (isString(value['first_id']) ||
      value['first_id'] === null ||
      addIssue(under(sink, 'first_id'), value['first_id'], 'a string or null')) &&
    (isString(value['last_id']) ||
      value['last_id'] === null ||
      addIssue(under(sink, 'last_id'), value['last_id'], 'a string or null')) &&
    (typeof value['has_more'] === 'boolean' ||
      addIssue(under(sink, 'has_more'), value['has_more'], 'a boolean'))
  );
}

export function isErrorObject(value: unknown, sink?: IssueSink): value is types.ErrorObject {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (isString(value['message']) ||
      addIssue(under(sink, 'message'), value['message'], 'a string')) &&
    (isString(value['type']) || addIssue(under(sink, 'type'), value['type'], 'a string')) &&
    (isString(value['param']) ||
      value['param'] === null ||
      addIssue(under(sink, 'param'), value['param'], 'a string or null')) &&
    (isString(value['code']) ||
      value['code'] === null ||
      addIssue(under(sink, 'code'), value['code'], 'a string or null'))
  );
}

export function isErrorResponse(value: unknown, sink?: IssueSink): value is types.ErrorResponse {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return isErrorObject(value['error'], under(sink, 'error'));
}

export function isThreadListParams(
  value: unknown,
  sink?: IssueSink,
): value is types.ThreadListParams {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  for (const key in value)
    if (!(
      key === 'limit' ||
      key === 'order' ||
      key === 'after' ||
      key === 'before' ||
      key === 'user' ||
      addUnknownKey(sink, key)
    ))
      return false;
  return (
    (value['limit'] === undefined ||
      isInteger(value['limit'], 0, 100) ||
      addIssue(under(sink, 'limit'), value['limit'], 'an integer from 0 to 100')) &&
    (value['order'] === undefined ||
      value['order'] === 'asc' ||
      value['order'] === 'desc' ||
      addIssue(under(sink, 'order'), value['order'], '"asc" or "desc"')) &&
    (value['after'] === undefined ||
      isString(value['after']) ||
      addIssue(under(sink, 'after'), value['after'], 'a string')) &&
    (value['before'] === undefined ||
      isString(value['before']) ||
      addIssue(under(sink, 'before'), value['before'], 'a string')) &&
    (value['user'] === undefined ||
      isString(value['user'], 1, 512) ||
      addIssue(under(sink, 'user'), value['user'], 'a string of 1 to 512 characters'))
  );
}

export function isThreadListItemsParams(
  value: unknown,
  sink?: IssueSink,
): value is types.ThreadListItemsParams {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  for (const key in value)
    if (!(
      key === 'limit' ||
      key === 'order' ||
      key === 'after' ||
      key === 'before' ||
      addUnknownKey(sink, key)
    ))
      return false;
  return (
    (value['limit'] === undefined ||
      isInteger(value['limit'], 0, 100) ||
      addIssue(under(sink, 'limit'), value['limit'], 'an integer from 0 to 100')) &&
    (value['order'] === undefined ||
      value['order'] === 'asc' ||
      value['order'] === 'desc' ||
      addIssue(under(sink, 'order'), value['order'], '"asc" or "desc"')) &&
    (value['after'] === undefined ||
      isString(value['after']) ||
      addIssue(under(sink, 'after'), value['after'], 'a string')) &&
    (value['before'] === undefined ||
      isString(value['before']) ||
      addIssue(under(sink, 'before'), value['before'], 'a string'))
  );
}
