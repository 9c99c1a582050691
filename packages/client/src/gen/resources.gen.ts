// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

import { APIPromise } from '../api-promise.ts';
import type { Operation } from '../request/operation.ts';
import type { RequestOptions } from '../options/types.ts';
import { PagePromise } from '../pages.ts';
import type { Send } from '../transport/send.ts';

import type {
  ChatKitThread,
  ChatKitThreadItem,
  ChatKitThreadItemList,
  ChatKitThreadList,
  ChatSession,
  SessionCreateParams,
  ThreadDeleteResponse,
  ThreadListItemsParams,
  ThreadListParams,
} from '@chatkit-sessions/types';

/** The default base URL of the API. */
export const serverURL = 'https://api.openai.com/v1';

const sessionsCreate: Operation = {
  id: 'sessions.create',
  method: 'POST',
  path: '/chatkit/sessions',
  headers: { 'openai-beta': 'chatkit_beta=v1' },
  paramsIn: 'body',
};

const sessionsCancel: Operation = {
  id: 'sessions.cancel',
  method: 'POST',
  path: '/chatkit/sessions/{session_id}/cancel',
  headers: { 'openai-beta': 'chatkit_beta=v1' },
};

const threadsList: Operation = {
  id: 'threads.list',
  method: 'GET',
  path: '/chatkit/threads',
  headers: { 'openai-beta': 'chatkit_beta=v1' },
  paramsIn: 'query',
  isOptional: true,
  cursor: { items: 'data', next: 'last_id', more: 'has_more', parameter: 'after' },
};

const threadsRetrieve: Operation = {
  id: 'threads.retrieve',
  method: 'GET',
  path: '/chatkit/threads/{thread_id}',
  headers: { 'openai-beta': 'chatkit_beta=v1' },
};

const threadsDelete: Operation = {
  id: 'threads.delete',
  method: 'DELETE',
  path: '/chatkit/threads/{thread_id}',
  headers: { 'openai-beta': 'chatkit_beta=v1' },
};

const threadsListItems: Operation = {
  id: 'threads.listItems',
  method: 'GET',
  path: '/chatkit/threads/{thread_id}/items',
  headers: { 'openai-beta': 'chatkit_beta=v1' },
  paramsIn: 'query',
  isOptional: true,
  cursor: { items: 'data', next: 'last_id', more: 'has_more', parameter: 'after' },
};

/** The operations on `sessions`. */
export class Sessions {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /**
   * Create a session.
   *
   * Creates a session for one user and one workflow. The response contains the client secret that
   * the browser authenticates with. Call this operation from a server: it needs the API key.
   *
   * @param params The user, the workflow and the features of the chat.
   */
  create(params: SessionCreateParams, options?: RequestOptions): APIPromise<ChatSession> {
    return new APIPromise(this.#send, sessionsCreate, [], params, options);
  }

  /**
   * Cancel a session.
   *
   * Ends a session early. Its client secret stops working, although the response still contains it.
   * The request has no body.
   *
   * @param sessionId The `id` of the session to cancel, such as `cksess_123`.
   */
  cancel(sessionId: string, options?: RequestOptions): APIPromise<ChatSession> {
    return new APIPromise(this.#send, sessionsCancel, [sessionId], undefined, options);
  }
}

/** The operations on `threads`. */
export class Threads {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /**
   * List threads.
   *
   * Lists the threads of the project, the newest first by default. Set `user` to list the threads
   * of one user. Call it from a server: it needs the API key.
   */
  list(
    params?: ThreadListParams,
    options?: RequestOptions,
  ): PagePromise<ChatKitThreadList, ChatKitThread> {
    return new PagePromise(this.#send, threadsList, [], params, options);
  }

  /**
   * Retrieve a thread.
   *
   * Returns one thread. Its items have an operation of their own.
   *
   * @param threadId The id of the thread, such as `cthr_123`.
   */
  retrieve(threadId: string, options?: RequestOptions): APIPromise<ChatKitThread> {
    return new APIPromise(this.#send, threadsRetrieve, [threadId], undefined, options);
  }

  /**
   * Delete a thread.
   *
   * Deletes a thread with its items and stored attachments. This cannot be undone. The request has
   * no body.
   *
   * @param threadId The id of the thread, such as `cthr_123`.
   */
  delete(threadId: string, options?: RequestOptions): APIPromise<ThreadDeleteResponse> {
    return new APIPromise(this.#send, threadsDelete, [threadId], undefined, options);
  }

  /**
   * List the items of a thread.
   *
   * Lists what was said and done in a thread: messages, widgets, tool calls and tasks. The newest
   * item comes first by default.
   *
   * @param threadId The id of the thread, such as `cthr_123`.
   */
  listItems(
    threadId: string,
    params?: ThreadListItemsParams,
    options?: RequestOptions,
  ): PagePromise<ChatKitThreadItemList, ChatKitThreadItem> {
    return new PagePromise(this.#send, threadsListItems, [threadId], params, options);
  }
}

/** Every resource of the API, as a property. */
export class Resources {
  readonly sessions: Sessions;
  readonly threads: Threads;

  constructor(send: Send) {
    this.sessions = new Sessions(send);
    this.threads = new Threads(send);
  }
}
