// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

import type { APIPromise } from '../api-promise.ts';
import type { Operation } from '../call.ts';
import type { RequestOptions } from '../options.ts';
import type { Send } from '../transport.ts';

import type { ChatSession, SessionCreateParams } from '@chatkit-sessions/types';

/** Where the API is. */
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
    return this.#send(sessionsCreate, [], params, options);
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
    return this.#send(sessionsCancel, [sessionId], undefined, options);
  }
}

/** Every resource of the API, as a property. */
export class Resources {
  readonly sessions: Sessions;

  constructor(send: Send) {
    this.sessions = new Sessions(send);
  }
}
