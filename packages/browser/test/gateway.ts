import { ChatKit } from '@chatkit-sessions/client';
import type { WorkflowHandler } from '@chatkit-sessions/gateway';
import { serve } from '@chatkit-sessions/gateway/node';
import { onTestFinished, vi } from 'vitest';
import { apiKey, createTestGateway, minimal } from '../../gateway/test/set-up.ts';
import { createSessionFetch, type GetClientSecretOptions } from '../src/index.ts';

/** Responds with the request as it arrived. */
export const echo: WorkflowHandler = async (request, session) =>
  Response.json({
    session: session.id,
    body: await request.text(),
    language: request.headers.get('accept-language'),
  });

/** Serves a gateway on a free loopback port until the test ends, and a back end that creates sessions. */
export async function setUp(
  handle: WorkflowHandler = echo,
  options: Partial<GetClientSecretOptions> = {},
) {
  let ahead = 0;
  const handler = vi.fn(handle);
  const gateway = createTestGateway({
    workflows: { wf_123: handler },
    clock: () => Date.now() + ahead,
    onError: () => {},
  });
  const server = await serve(gateway);
  onTestFinished(() => server.close());
  const chatkit = new ChatKit({ apiKey, baseURL: `${server.url}/v1` });
  const sessions: string[] = [];
  const createSession = vi.fn(async () => {
    const session = await chatkit.sessions.create({
      ...minimal,
      rate_limits: { max_requests_per_1_minute: 6 },
    });
    sessions.push(session.id);
    return Response.json(session);
  });
  const sessionFetch = createSessionFetch({
    endpoint: '/chatkit/session',
    fetch: createSession,
    ...options,
  });
  return {
    handler,
    sessions,
    createSession,
    sessionFetch,
    url: `${server.url}/chatkit`,
    /** Lets every session expire. */
    expire: () => {
      ahead += 601_000;
    },
    cancel: (id = '') => chatkit.sessions.cancel(id),
    /** Sends a chat request and returns the response's body. */
    chat: async (init: RequestInit = {}) => {
      const response = await sessionFetch(`${server.url}/chatkit`, { ...message, ...init });
      return (await response.json()) as Chatted;
    },
  };
}

interface Chatted {
  session: string;
  body: string;
  language: string;
}

export const message = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{"type":"threads.list","params":{}}',
} satisfies RequestInit;
