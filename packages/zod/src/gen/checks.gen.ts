// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

import type * as types from '@chatkit-sessions/types';
import { addIssue, addIssueAt, addUnknownKey, under, type IssueSink } from '../checks/issues.ts';
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
    addIssueAt(sink, value, 'enabled', 'a boolean')
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
        addIssueAt(
          sink,
          value,
          key,
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
    (isString(value['id']) || addIssueAt(sink, value, 'id', 'a string')) &&
    (value['version'] === undefined ||
      isString(value['version']) ||
      addIssueAt(sink, value, 'version', 'a string')) &&
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
    addIssueAt(sink, value, 'enabled', 'a boolean')
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
      addIssueAt(sink, value, 'enabled', 'a boolean')) &&
    (value['max_file_size'] === undefined ||
      isInteger(value['max_file_size'], 1, 512) ||
      addIssueAt(sink, value, 'max_file_size', 'an integer from 1 to 512 (megabytes)')) &&
    (value['max_files'] === undefined ||
      isInteger(value['max_files'], 1) ||
      addIssueAt(sink, value, 'max_files', 'an integer of at least 1'))
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
      addIssueAt(sink, value, 'enabled', 'a boolean')) &&
    (value['recent_threads'] === undefined ||
      isInteger(value['recent_threads'], 1) ||
      addIssueAt(sink, value, 'recent_threads', 'an integer of at least 1'))
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
    (value['anchor'] === 'created_at' || addIssueAt(sink, value, 'anchor', '"created_at"')) &&
    (isInteger(value['seconds'], 1, 600) ||
      addIssueAt(sink, value, 'seconds', 'an integer from 1 to 600 (seconds)'))
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
    addIssueAt(sink, value, 'max_requests_per_1_minute', 'an integer of at least 1')
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
      addIssueAt(sink, value, 'user', 'a string of at least 1 character')) &&
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
    addIssueAt(sink, value, 'max_requests_per_1_minute', 'an integer')
  );
}

export function isChatKitWorkflowTracing(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitWorkflowTracing {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return typeof value['enabled'] === 'boolean' || addIssueAt(sink, value, 'enabled', 'a boolean');
}

function isChatKitWorkflow_0(value: unknown, sink?: IssueSink): boolean {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  for (const key in value)
    if (!(
      isString(value[key]) ||
      typeof value[key] === 'boolean' ||
      isNumber(value[key]) ||
      addIssueAt(sink, value, key, 'a string, a boolean or a number')
    ))
      return false;
  return true;
}

export function isChatKitWorkflow(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatKitWorkflow {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (isString(value['id']) || addIssueAt(sink, value, 'id', 'a string')) &&
    (isString(value['version']) ||
      value['version'] === null ||
      addIssueAt(sink, value, 'version', 'a string or null')) &&
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
  return typeof value['enabled'] === 'boolean' || addIssueAt(sink, value, 'enabled', 'a boolean');
}

export function isChatSessionFileUpload(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatSessionFileUpload {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (typeof value['enabled'] === 'boolean' || addIssueAt(sink, value, 'enabled', 'a boolean')) &&
    (isInteger(value['max_file_size']) ||
      value['max_file_size'] === null ||
      addIssueAt(sink, value, 'max_file_size', 'an integer or null')) &&
    (isInteger(value['max_files']) ||
      value['max_files'] === null ||
      addIssueAt(sink, value, 'max_files', 'an integer or null'))
  );
}

export function isChatSessionHistory(
  value: unknown,
  sink?: IssueSink,
): value is types.ChatSessionHistory {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (typeof value['enabled'] === 'boolean' || addIssueAt(sink, value, 'enabled', 'a boolean')) &&
    (isInteger(value['recent_threads']) ||
      value['recent_threads'] === null ||
      addIssueAt(sink, value, 'recent_threads', 'an integer or null'))
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
    (isString(value['id']) || addIssueAt(sink, value, 'id', 'a string')) &&
    (value['object'] === 'chatkit.session' ||
      addIssueAt(sink, value, 'object', '"chatkit.session"')) &&
    (isString(value['client_secret']) || addIssueAt(sink, value, 'client_secret', 'a string')) &&
    (isInteger(value['expires_at']) || addIssueAt(sink, value, 'expires_at', 'an integer')) &&
    isChatSessionStatus(value['status'], under(sink, 'status')) &&
    (isString(value['user']) || addIssueAt(sink, value, 'user', 'a string')) &&
    (isInteger(value['max_requests_per_1_minute']) ||
      addIssueAt(sink, value, 'max_requests_per_1_minute', 'an integer')) &&
    isChatSessionRateLimits(value['rate_limits'], under(sink, 'rate_limits')) &&
    isChatKitWorkflow(value['workflow'], under(sink, 'workflow')) &&
    isChatSessionChatKitConfiguration(
      value['chatkit_configuration'],
      under(sink, 'chatkit_configuration'),
    )
  );
}

export function isErrorObject(value: unknown, sink?: IssueSink): value is types.ErrorObject {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return (
    (isString(value['message']) || addIssueAt(sink, value, 'message', 'a string')) &&
    (isString(value['type']) || addIssueAt(sink, value, 'type', 'a string')) &&
    (isString(value['param']) ||
      value['param'] === null ||
      addIssueAt(sink, value, 'param', 'a string or null')) &&
    (isString(value['code']) ||
      value['code'] === null ||
      addIssueAt(sink, value, 'code', 'a string or null'))
  );
}

export function isErrorResponse(value: unknown, sink?: IssueSink): value is types.ErrorResponse {
  if (!isObject(value)) return addIssue(sink, value, 'an object');
  return isErrorObject(value['error'], under(sink, 'error'));
}
