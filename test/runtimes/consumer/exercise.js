import { createGetClientSecret } from '@chatkit-sessions/browser';
import { APIError, ChatKit } from '@chatkit-sessions/client';
import { createGateway } from '@chatkit-sessions/gateway';
import { createSessionHandler, signedAnonymousUser } from '@chatkit-sessions/server';
import * as types from '@chatkit-sessions/types';
import * as classic from '@chatkit-sessions/zod';
import * as standalone from '@chatkit-sessions/zod/standalone';

const params = {
  user: 'user_123',
  workflow: { id: 'wf_123', state_variables: { plan: 'pro', seats: 3, trial: false } },
};

/**
 * Uses every package as an app does. Creates a session although the first response is a 429, cancels
 * it, validates the request and the response, gets another session's secret through a route, and chats
 * through a gateway.
 */
export async function exercise(options, mount = mountNowhere) {
  const chatkit = new ChatKit({ apiKey: 'sk-any', ...options });
  const session = await chatkit.sessions.create(params);
  const cancelled = await chatkit.sessions.cancel(session.id);
  const refusal = await chatkit.sessions.cancel('cksess_unknown').catch((error) => error);
  return {
    id: session.id,
    statuses: [session.status, cancelled.status],
    accepted: validate({ params, session }),
    refused: validate({
      params: { ...params, workflow_id: 'wf_123' },
      session: { id: session.id },
    }),
    refusal: [refusal instanceof APIError, refusal.name, refusal.status],
    secret: await askRoute(chatkit, mount),
    gateway: await chatThroughGateway(),
    typesAtRunTime: Object.keys(types),
  };
}

/** Validates a request and a response with both kinds of validators. */
function validate({ params, session }) {
  return [classic, standalone].map(({ ChatSession, SessionCreateParams }) => [
    isValid(SessionCreateParams, params),
    isValid(ChatSession, session),
  ]);
}

function isValid(schema, value) {
  return schema['~standard'].validate(value).issues === undefined;
}

/** Gets a secret from a route for anonymous users, as a page does. */
async function askRoute(chatkit, mount) {
  const user = signedAnonymousUser({ secrets: ['a secret of thirty-two characters'] });
  const { close, ...route } = await mount(
    createSessionHandler({ chatkit, workflow: 'wf_123', user }),
  );
  try {
    return await createGetClientSecret(route)(null);
  } finally {
    close();
  }
}

/** Mounts a handler without a port. */
function mountNowhere(handler) {
  return {
    endpoint: 'http://localhost/chatkit/session',
    fetch: (url, { method }) => handler(new Request(url, { method })),
    close() {},
  };
}

/** Chats through a gateway before and after a cancel. Returns the body of each response. */
async function chatThroughGateway() {
  const url = 'http://gateway.example';
  const gateway = createGateway({
    apiKeys: ['sk-any'],
    secrets: ['a secret of thirty-two characters'],
    workflows: { wf_123: async (request, { user }) => Response.json([user, await request.json()]) },
  });
  const fetch = (...request) => gateway.fetch(new Request(...request));
  const baseURL = `${url}/v1`;
  const { sessions } = new ChatKit({
    apiKey: 'sk-any',
    baseURL,
    fetch,
    dangerouslyAllowBrowser: true,
  });
  const { id, client_secret } = await sessions.create(params);
  const chat = async () => {
    const headers = {
      authorization: `Bearer ${client_secret}`,
      'content-type': 'application/json',
    };
    const body = '{"type":"items.list"}';
    return (await fetch(`${url}/chatkit`, { method: 'POST', headers, body })).json();
  };
  const chatted = await chat();
  await sessions.cancel(id);
  return [chatted, await chat()];
}
