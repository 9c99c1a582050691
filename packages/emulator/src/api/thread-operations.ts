import type { ChatKitThread, ThreadDeleteResponse } from '@chatkit-sessions/types';
import { maskPath } from '../http/mask.ts';
import { ApiError, jsonResponse, type PlainResponse } from '../http/response.ts';
import type { Call } from './call.ts';
import { readIdempotencyKey } from './idempotency.ts';
import type { PageParams } from './timeline.ts';

export function listThreads({ state, params }: Call): PlainResponse {
  // The route has checked the params and filled in the defaults, both from the spec.
  const { user, ...page } = params as PageParams & { user?: string };
  return jsonResponse(200, state.threads.list(page, user));
}

export function retrieveThread(call: Call): PlainResponse {
  return jsonResponse(200, findThread(call));
}

/** Deletes a thread with its items. A retry with the same `Idempotency-Key` gets the same response. */
export function deleteThread(call: Call): PlainResponse {
  const { threads } = call.state;
  const id = call.parameters['thread_id'] ?? '';
  const key = readIdempotencyKey(call);
  // A thread may have been added again with the same id: then this is a new deletion.
  const isRetry = key !== undefined && !threads.get(id) && threads.hasDeletedWith(key);
  if (!isRetry) threads.delete(findThread(call), key);
  const deleted: ThreadDeleteResponse = { id, object: 'chatkit.thread.deleted', deleted: true };
  return jsonResponse(200, deleted);
}

export function listThreadItems(call: Call): PlainResponse {
  const { id } = findThread(call);
  // As in `listThreads`.
  return jsonResponse(200, call.state.threads.listItems(id, call.params as PageParams));
}

function findThread({ state: { threads }, parameters }: Call): ChatKitThread {
  const id = parameters['thread_id'] ?? '';
  const thread = threads.get(id);
  if (!thread) throw new ApiError(404, `Thread with id '${maskPath(id)}' not found.`);
  return thread;
}
