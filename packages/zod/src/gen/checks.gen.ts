// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

import type * as types from '@chatkit-sessions/types';
import { refuse, refuseKey, refusePart, under, type Found } from '../found.ts';
import { isInteger, isNumber, isObject, isString } from '../json.ts';
import { isExtra } from '../parts.ts';

export function isChatSessionTracingParam(
  value: unknown,
  found?: Found,
): value is types.ChatSessionTracingParam {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value) if (key !== 'enabled' && !refuseKey(found, key)) return false;
  return (
    value['enabled'] === undefined ||
    typeof value['enabled'] === 'boolean' ||
    refusePart(found, value, 'enabled', 'a boolean')
  );
}

function isChatSessionWorkflowParam_0(value: unknown, found?: Found): boolean {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value) {
    if (key === '__proto__' && !refuseKey(found, key)) return false;
    if (!isString(key, 0, 64) && !refuse(under(found, key), key, 'a key of at most 64 characters'))
      return false;
    if (!(
      isString(value[key], 0, 10485760) ||
      typeof value[key] === 'boolean' ||
      isNumber(value[key]) ||
      refusePart(
        found,
        value,
        key,
        'a string of at most 10485760 characters, a boolean or a number',
      )
    ))
      return false;
  }
  return Object.keys(value).length <= 64 || refuse(found, value, 'an object with at most 64 keys');
}

export function isChatSessionWorkflowParam(
  value: unknown,
  found?: Found,
): value is types.ChatSessionWorkflowParam {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value)
    if (
      key !== 'id' &&
      key !== 'version' &&
      key !== 'state_variables' &&
      key !== 'tracing' &&
      !refuseKey(found, key)
    )
      return false;
  return (
    (isString(value['id']) || refusePart(found, value, 'id', 'a string')) &&
    (value['version'] === undefined ||
      isString(value['version']) ||
      refusePart(found, value, 'version', 'a string')) &&
    (value['state_variables'] === undefined ||
      isChatSessionWorkflowParam_0(value['state_variables'], under(found, 'state_variables'))) &&
    (value['tracing'] === undefined ||
      isChatSessionTracingParam(value['tracing'], under(found, 'tracing')))
  );
}

export function isChatSessionAutomaticThreadTitlingParam(
  value: unknown,
  found?: Found,
): value is types.ChatSessionAutomaticThreadTitlingParam {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value) if (key !== 'enabled' && !refuseKey(found, key)) return false;
  return (
    value['enabled'] === undefined ||
    typeof value['enabled'] === 'boolean' ||
    refusePart(found, value, 'enabled', 'a boolean')
  );
}

export function isChatSessionFileUploadParam(
  value: unknown,
  found?: Found,
): value is types.ChatSessionFileUploadParam {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value)
    if (
      key !== 'enabled' &&
      key !== 'max_file_size' &&
      key !== 'max_files' &&
      !refuseKey(found, key)
    )
      return false;
  return (
    (value['enabled'] === undefined ||
      typeof value['enabled'] === 'boolean' ||
      refusePart(found, value, 'enabled', 'a boolean')) &&
    (value['max_file_size'] === undefined ||
      isInteger(value['max_file_size'], 1, 512) ||
      refusePart(found, value, 'max_file_size', 'an integer from 1 to 512 (megabytes)')) &&
    (value['max_files'] === undefined ||
      isInteger(value['max_files'], 1) ||
      refusePart(found, value, 'max_files', 'an integer of at least 1'))
  );
}

export function isChatSessionHistoryParam(
  value: unknown,
  found?: Found,
): value is types.ChatSessionHistoryParam {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value)
    if (key !== 'enabled' && key !== 'recent_threads' && !refuseKey(found, key)) return false;
  return (
    (value['enabled'] === undefined ||
      typeof value['enabled'] === 'boolean' ||
      refusePart(found, value, 'enabled', 'a boolean')) &&
    (value['recent_threads'] === undefined ||
      isInteger(value['recent_threads'], 1) ||
      refusePart(found, value, 'recent_threads', 'an integer of at least 1'))
  );
}

export function isChatSessionChatKitConfigurationParam(
  value: unknown,
  found?: Found,
): value is types.ChatSessionChatKitConfigurationParam {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value)
    if (
      key !== 'automatic_thread_titling' &&
      key !== 'file_upload' &&
      key !== 'history' &&
      !refuseKey(found, key)
    )
      return false;
  return (
    (value['automatic_thread_titling'] === undefined ||
      isChatSessionAutomaticThreadTitlingParam(
        value['automatic_thread_titling'],
        under(found, 'automatic_thread_titling'),
      )) &&
    (value['file_upload'] === undefined ||
      isChatSessionFileUploadParam(value['file_upload'], under(found, 'file_upload'))) &&
    (value['history'] === undefined ||
      isChatSessionHistoryParam(value['history'], under(found, 'history')))
  );
}

export function isChatSessionExpiresAfterParam(
  value: unknown,
  found?: Found,
): value is types.ChatSessionExpiresAfterParam {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value)
    if (key !== 'anchor' && key !== 'seconds' && !refuseKey(found, key)) return false;
  return (
    (value['anchor'] === 'created_at' || refusePart(found, value, 'anchor', '"created_at"')) &&
    (isInteger(value['seconds'], 1, 600) ||
      refusePart(found, value, 'seconds', 'an integer from 1 to 600 (seconds)'))
  );
}

export function isChatSessionRateLimitsParam(
  value: unknown,
  found?: Found,
): value is types.ChatSessionRateLimitsParam {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value)
    if (key !== 'max_requests_per_1_minute' && !refuseKey(found, key)) return false;
  return (
    value['max_requests_per_1_minute'] === undefined ||
    isInteger(value['max_requests_per_1_minute'], 1) ||
    refusePart(found, value, 'max_requests_per_1_minute', 'an integer of at least 1')
  );
}

export function isSessionCreateParams(
  value: unknown,
  found?: Found,
): value is types.SessionCreateParams {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value)
    if (
      key !== 'user' &&
      key !== 'workflow' &&
      key !== 'chatkit_configuration' &&
      key !== 'expires_after' &&
      key !== 'rate_limits' &&
      !refuseKey(found, key)
    )
      return false;
  return (
    (isString(value['user'], 1) ||
      refusePart(found, value, 'user', 'a string of at least 1 character')) &&
    isChatSessionWorkflowParam(value['workflow'], under(found, 'workflow')) &&
    (value['chatkit_configuration'] === undefined ||
      isChatSessionChatKitConfigurationParam(
        value['chatkit_configuration'],
        under(found, 'chatkit_configuration'),
      )) &&
    (value['expires_after'] === undefined ||
      isChatSessionExpiresAfterParam(value['expires_after'], under(found, 'expires_after'))) &&
    (value['rate_limits'] === undefined ||
      isChatSessionRateLimitsParam(value['rate_limits'], under(found, 'rate_limits')))
  );
}

export function isChatSessionStatus(
  value: unknown,
  found?: Found,
): value is types.ChatSessionStatus {
  return (
    value === 'active' ||
    value === 'expired' ||
    value === 'cancelled' ||
    refuse(found, value, '"active", "expired" or "cancelled"')
  );
}

export function isChatSessionRateLimits(
  value: unknown,
  found?: Found,
): value is types.ChatSessionRateLimits {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value)
    if (key !== 'max_requests_per_1_minute' && !isExtra(value, key, found)) return false;
  return (
    isInteger(value['max_requests_per_1_minute']) ||
    refusePart(found, value, 'max_requests_per_1_minute', 'an integer')
  );
}

export function isChatKitWorkflowTracing(
  value: unknown,
  found?: Found,
): value is types.ChatKitWorkflowTracing {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value) if (key !== 'enabled' && !isExtra(value, key, found)) return false;
  return typeof value['enabled'] === 'boolean' || refusePart(found, value, 'enabled', 'a boolean');
}

function isChatKitWorkflow_0(value: unknown, found?: Found): boolean {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value) {
    if (key === '__proto__' && !refuseKey(found, key)) return false;
    if (!(
      isString(value[key]) ||
      typeof value[key] === 'boolean' ||
      isNumber(value[key]) ||
      refusePart(found, value, key, 'a string, a boolean or a number')
    ))
      return false;
  }
  return true;
}

export function isChatKitWorkflow(value: unknown, found?: Found): value is types.ChatKitWorkflow {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value)
    if (
      key !== 'id' &&
      key !== 'version' &&
      key !== 'state_variables' &&
      key !== 'tracing' &&
      !isExtra(value, key, found)
    )
      return false;
  return (
    (isString(value['id']) || refusePart(found, value, 'id', 'a string')) &&
    (isString(value['version']) ||
      value['version'] === null ||
      refusePart(found, value, 'version', 'a string or null')) &&
    (value['state_variables'] === null ||
      isChatKitWorkflow_0(value['state_variables'], under(found, 'state_variables'))) &&
    isChatKitWorkflowTracing(value['tracing'], under(found, 'tracing'))
  );
}

export function isChatSessionAutomaticThreadTitling(
  value: unknown,
  found?: Found,
): value is types.ChatSessionAutomaticThreadTitling {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value) if (key !== 'enabled' && !isExtra(value, key, found)) return false;
  return typeof value['enabled'] === 'boolean' || refusePart(found, value, 'enabled', 'a boolean');
}

export function isChatSessionFileUpload(
  value: unknown,
  found?: Found,
): value is types.ChatSessionFileUpload {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value)
    if (
      key !== 'enabled' &&
      key !== 'max_file_size' &&
      key !== 'max_files' &&
      !isExtra(value, key, found)
    )
      return false;
  return (
    (typeof value['enabled'] === 'boolean' || refusePart(found, value, 'enabled', 'a boolean')) &&
    (isInteger(value['max_file_size']) ||
      value['max_file_size'] === null ||
      refusePart(found, value, 'max_file_size', 'an integer or null')) &&
    (isInteger(value['max_files']) ||
      value['max_files'] === null ||
      refusePart(found, value, 'max_files', 'an integer or null'))
  );
}

export function isChatSessionHistory(
  value: unknown,
  found?: Found,
): value is types.ChatSessionHistory {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value)
    if (key !== 'enabled' && key !== 'recent_threads' && !isExtra(value, key, found)) return false;
  return (
    (typeof value['enabled'] === 'boolean' || refusePart(found, value, 'enabled', 'a boolean')) &&
    (isInteger(value['recent_threads']) ||
      value['recent_threads'] === null ||
      refusePart(found, value, 'recent_threads', 'an integer or null'))
  );
}

export function isChatSessionChatKitConfiguration(
  value: unknown,
  found?: Found,
): value is types.ChatSessionChatKitConfiguration {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value)
    if (
      key !== 'automatic_thread_titling' &&
      key !== 'file_upload' &&
      key !== 'history' &&
      !isExtra(value, key, found)
    )
      return false;
  return (
    isChatSessionAutomaticThreadTitling(
      value['automatic_thread_titling'],
      under(found, 'automatic_thread_titling'),
    ) &&
    isChatSessionFileUpload(value['file_upload'], under(found, 'file_upload')) &&
    isChatSessionHistory(value['history'], under(found, 'history'))
  );
}

export function isChatSession(value: unknown, found?: Found): value is types.ChatSession {
  if (!isObject(value)) return refuse(found, value, 'an object');
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
      !isExtra(value, key, found)
    )
      return false;
  return (
    (isString(value['id']) || refusePart(found, value, 'id', 'a string')) &&
    (value['object'] === 'chatkit.session' ||
      refusePart(found, value, 'object', '"chatkit.session"')) &&
    (isString(value['client_secret']) || refusePart(found, value, 'client_secret', 'a string')) &&
    (isInteger(value['expires_at']) || refusePart(found, value, 'expires_at', 'an integer')) &&
    isChatSessionStatus(value['status'], under(found, 'status')) &&
    (isString(value['user']) || refusePart(found, value, 'user', 'a string')) &&
    (isInteger(value['max_requests_per_1_minute']) ||
      refusePart(found, value, 'max_requests_per_1_minute', 'an integer')) &&
    isChatSessionRateLimits(value['rate_limits'], under(found, 'rate_limits')) &&
    isChatKitWorkflow(value['workflow'], under(found, 'workflow')) &&
    isChatSessionChatKitConfiguration(
      value['chatkit_configuration'],
      under(found, 'chatkit_configuration'),
    )
  );
}

export function isErrorObject(value: unknown, found?: Found): value is types.ErrorObject {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value)
    if (
      key !== 'message' &&
      key !== 'type' &&
      key !== 'param' &&
      key !== 'code' &&
      !isExtra(value, key, found)
    )
      return false;
  return (
    (isString(value['message']) || refusePart(found, value, 'message', 'a string')) &&
    (isString(value['type']) || refusePart(found, value, 'type', 'a string')) &&
    (isString(value['param']) ||
      value['param'] === null ||
      refusePart(found, value, 'param', 'a string or null')) &&
    (isString(value['code']) ||
      value['code'] === null ||
      refusePart(found, value, 'code', 'a string or null'))
  );
}

export function isErrorResponse(value: unknown, found?: Found): value is types.ErrorResponse {
  if (!isObject(value)) return refuse(found, value, 'an object');
  for (const key in value) if (key !== 'error' && !isExtra(value, key, found)) return false;
  return isErrorObject(value['error'], under(found, 'error'));
}
