// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

import type * as types from '@chatkit-sessions/types';
import { isInteger, isMap, isNumber, isObject, isString } from '../json.ts';
import { isExtra } from '../json-value.ts';

export function isChatSessionTracingParam(value: unknown): value is types.ChatSessionTracingParam {
  if (!isObject(value)) return false;
  for (const key in value) if (key !== 'enabled') return false;
  return value['enabled'] === undefined || typeof value['enabled'] === 'boolean';
}

export function isChatSessionWorkflowParam(
  value: unknown,
): value is types.ChatSessionWorkflowParam {
  if (!isObject(value)) return false;
  for (const key in value)
    if (key !== 'id' && key !== 'version' && key !== 'state_variables' && key !== 'tracing')
      return false;
  return (
    isString(value['id']) &&
    (value['version'] === undefined || isString(value['version'])) &&
    (value['state_variables'] === undefined ||
      isMap(
        value['state_variables'],
        (value) =>
          isString(value, undefined, 10485760) || typeof value === 'boolean' || isNumber(value),
        64,
        64,
      )) &&
    (value['tracing'] === undefined || isChatSessionTracingParam(value['tracing']))
  );
}

export function isChatSessionAutomaticThreadTitlingParam(
  value: unknown,
): value is types.ChatSessionAutomaticThreadTitlingParam {
  if (!isObject(value)) return false;
  for (const key in value) if (key !== 'enabled') return false;
  return value['enabled'] === undefined || typeof value['enabled'] === 'boolean';
}

export function isChatSessionFileUploadParam(
  value: unknown,
): value is types.ChatSessionFileUploadParam {
  if (!isObject(value)) return false;
  for (const key in value)
    if (key !== 'enabled' && key !== 'max_file_size' && key !== 'max_files') return false;
  return (
    (value['enabled'] === undefined || typeof value['enabled'] === 'boolean') &&
    (value['max_file_size'] === undefined || isInteger(value['max_file_size'], 1, 512)) &&
    (value['max_files'] === undefined || isInteger(value['max_files'], 1))
  );
}

export function isChatSessionHistoryParam(value: unknown): value is types.ChatSessionHistoryParam {
  if (!isObject(value)) return false;
  for (const key in value) if (key !== 'enabled' && key !== 'recent_threads') return false;
  return (
    (value['enabled'] === undefined || typeof value['enabled'] === 'boolean') &&
    (value['recent_threads'] === undefined || isInteger(value['recent_threads'], 1))
  );
}

export function isChatSessionChatKitConfigurationParam(
  value: unknown,
): value is types.ChatSessionChatKitConfigurationParam {
  if (!isObject(value)) return false;
  for (const key in value)
    if (key !== 'automatic_thread_titling' && key !== 'file_upload' && key !== 'history')
      return false;
  return (
    (value['automatic_thread_titling'] === undefined ||
      isChatSessionAutomaticThreadTitlingParam(value['automatic_thread_titling'])) &&
    (value['file_upload'] === undefined || isChatSessionFileUploadParam(value['file_upload'])) &&
    (value['history'] === undefined || isChatSessionHistoryParam(value['history']))
  );
}

export function isChatSessionExpiresAfterParam(
  value: unknown,
): value is types.ChatSessionExpiresAfterParam {
  if (!isObject(value)) return false;
  for (const key in value) if (key !== 'anchor' && key !== 'seconds') return false;
  return value['anchor'] === 'created_at' && isInteger(value['seconds'], 1, 600);
}

export function isChatSessionRateLimitsParam(
  value: unknown,
): value is types.ChatSessionRateLimitsParam {
  if (!isObject(value)) return false;
  for (const key in value) if (key !== 'max_requests_per_1_minute') return false;
  return (
    value['max_requests_per_1_minute'] === undefined ||
    isInteger(value['max_requests_per_1_minute'], 1)
  );
}

export function isSessionCreateParams(value: unknown): value is types.SessionCreateParams {
  if (!isObject(value)) return false;
  for (const key in value)
    if (
      key !== 'user' &&
      key !== 'workflow' &&
      key !== 'chatkit_configuration' &&
      key !== 'expires_after' &&
      key !== 'rate_limits'
    )
      return false;
  return (
    isString(value['user'], 1) &&
    isChatSessionWorkflowParam(value['workflow']) &&
    (value['chatkit_configuration'] === undefined ||
      isChatSessionChatKitConfigurationParam(value['chatkit_configuration'])) &&
    (value['expires_after'] === undefined ||
      isChatSessionExpiresAfterParam(value['expires_after'])) &&
    (value['rate_limits'] === undefined || isChatSessionRateLimitsParam(value['rate_limits']))
  );
}

export function isChatSessionStatus(value: unknown): value is types.ChatSessionStatus {
  return value === 'active' || value === 'expired' || value === 'cancelled';
}

export function isChatSessionRateLimits(value: unknown): value is types.ChatSessionRateLimits {
  if (!isObject(value)) return false;
  for (const key in value)
    if (key !== 'max_requests_per_1_minute' && !isExtra(key, value[key])) return false;
  return isInteger(value['max_requests_per_1_minute']);
}

export function isChatKitWorkflowTracing(value: unknown): value is types.ChatKitWorkflowTracing {
  if (!isObject(value)) return false;
  for (const key in value) if (key !== 'enabled' && !isExtra(key, value[key])) return false;
  return typeof value['enabled'] === 'boolean';
}

export function isChatKitWorkflow(value: unknown): value is types.ChatKitWorkflow {
  if (!isObject(value)) return false;
  for (const key in value)
    if (
      key !== 'id' &&
      key !== 'version' &&
      key !== 'state_variables' &&
      key !== 'tracing' &&
      !isExtra(key, value[key])
    )
      return false;
  return (
    isString(value['id']) &&
    (isString(value['version']) || value['version'] === null) &&
    (isMap(
      value['state_variables'],
      (value) => isString(value) || typeof value === 'boolean' || isNumber(value),
    ) ||
      value['state_variables'] === null) &&
    isChatKitWorkflowTracing(value['tracing'])
  );
}

export function isChatSessionAutomaticThreadTitling(
  value: unknown,
): value is types.ChatSessionAutomaticThreadTitling {
  if (!isObject(value)) return false;
  for (const key in value) if (key !== 'enabled' && !isExtra(key, value[key])) return false;
  return typeof value['enabled'] === 'boolean';
}

export function isChatSessionFileUpload(value: unknown): value is types.ChatSessionFileUpload {
  if (!isObject(value)) return false;
  for (const key in value)
    if (
      key !== 'enabled' &&
      key !== 'max_file_size' &&
      key !== 'max_files' &&
      !isExtra(key, value[key])
    )
      return false;
  return (
    typeof value['enabled'] === 'boolean' &&
    (isInteger(value['max_file_size']) || value['max_file_size'] === null) &&
    (isInteger(value['max_files']) || value['max_files'] === null)
  );
}

export function isChatSessionHistory(value: unknown): value is types.ChatSessionHistory {
  if (!isObject(value)) return false;
  for (const key in value)
    if (key !== 'enabled' && key !== 'recent_threads' && !isExtra(key, value[key])) return false;
  return (
    typeof value['enabled'] === 'boolean' &&
    (isInteger(value['recent_threads']) || value['recent_threads'] === null)
  );
}

export function isChatSessionChatKitConfiguration(
  value: unknown,
): value is types.ChatSessionChatKitConfiguration {
  if (!isObject(value)) return false;
  for (const key in value)
    if (
      key !== 'automatic_thread_titling' &&
      key !== 'file_upload' &&
      key !== 'history' &&
      !isExtra(key, value[key])
    )
      return false;
  return (
    isChatSessionAutomaticThreadTitling(value['automatic_thread_titling']) &&
    isChatSessionFileUpload(value['file_upload']) &&
    isChatSessionHistory(value['history'])
  );
}

export function isChatSession(value: unknown): value is types.ChatSession {
  if (!isObject(value)) return false;
  for (const key in value)
    if (
      key !== 'id' &&
      key !== 'object' &&
      key !== 'client_secret' &&
      key !== 'expires_at' &&
      key !== 'status' &&
      key !== 'user' &&
      key !== 'max_requests_per_1_minute' &&
      key !== 'rate_limits' &&
      key !== 'workflow' &&
      key !== 'chatkit_configuration' &&
      !isExtra(key, value[key])
    )
      return false;
  return (
    isString(value['id']) &&
    value['object'] === 'chatkit.session' &&
    isString(value['client_secret']) &&
    isInteger(value['expires_at']) &&
    isChatSessionStatus(value['status']) &&
    isString(value['user']) &&
    isInteger(value['max_requests_per_1_minute']) &&
    isChatSessionRateLimits(value['rate_limits']) &&
    isChatKitWorkflow(value['workflow']) &&
    isChatSessionChatKitConfiguration(value['chatkit_configuration'])
  );
}

export function isErrorObject(value: unknown): value is types.ErrorObject {
  if (!isObject(value)) return false;
  for (const key in value)
    if (
      key !== 'message' &&
      key !== 'type' &&
      key !== 'param' &&
      key !== 'code' &&
      !isExtra(key, value[key])
    )
      return false;
  return (
    isString(value['message']) &&
    isString(value['type']) &&
    (isString(value['param']) || value['param'] === null) &&
    (isString(value['code']) || value['code'] === null)
  );
}

export function isErrorResponse(value: unknown): value is types.ErrorResponse {
  if (!isObject(value)) return false;
  for (const key in value) if (key !== 'error' && !isExtra(key, value[key])) return false;
  return isErrorObject(value['error']);
}
