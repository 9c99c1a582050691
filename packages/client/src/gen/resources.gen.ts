// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

import type { APIPromise } from '../api-promise.ts';
import type { RequestOptions } from '../options/types.ts';
import type { Operation } from '../request/operation.ts';
import type { Send } from '../transport/send.ts';

import type { ChatSession, SessionCreateParams } from '@chatkit-sessions/types';

/**
 * Where the API is.
 */
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

/**
 * The operations on `sessions`.
 */
export class Sessions {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /**
   * Create a session.
   *
   * Mints a session for one user of one workflow. The answer carries the client secret that the browser authenticates with. Call it from a server: it needs the API key.
   *
   * @param params Whom the session is for, which workflow it runs and what the chat may do.
   */
  create(params: SessionCreateParams, options?: RequestOptions): APIPromise<ChatSession> {
    return this.#send(sessionsCreate, [], params, options);
  }

  /**
   * Cancel a session.
   *
   * Ends a session before its time. Its client secret admits no further requests; the answer still shows it. The request has no body.
   *
   * @param sessionId The `id` of the session to end, such as `cksess_123`.
   */
  cancel(sessionId: string, options?: RequestOptions): APIPromise<ChatSession> {
    return this.#send(sessionsCancel, [sessionId], undefined, options);
  }
}

/**
 * Every resource of the API, as a property.
 */
export class Resources {
  readonly sessions: Sessions;

  constructor(send: Send) {
    this.sessions = new Sessions(send);
  }
}
