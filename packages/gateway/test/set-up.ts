import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatSession } from '@chatkit-sessions/types';
import { onTestFinished } from 'vitest';
import {
  createGateway,
  type Gateway,
  type GatewayOptions,
  type WorkflowHandler,
} from '../src/index.ts';

export const apiKey = 'sk-not-a-key';
export const secret = 'not-a-secret-of-at-least-32-characters';
export const base = 'http://gateway.example';
export const minimal = { user: 'user_123', workflow: { id: 'wf_123' } };

/** Responds with the session that it got. */
export const echo: WorkflowHandler = (_, session) => Response.json(session);

/** A gateway with one key, one secret and the workflow `wf_123`. */
export function createTestGateway(options: Partial<GatewayOptions> = {}): Gateway {
  return createGateway({
    apiKeys: [apiKey],
    secrets: [secret],
    workflows: { wf_123: echo },
    ...options,
  });
}

export const apiHeaders = {
  authorization: `Bearer ${apiKey}`,
  'openai-beta': 'chatkit_beta=v1',
  'content-type': 'application/json',
};

/** Sends a request to the sessions API. */
export function send(
  gateway: Gateway,
  path: string,
  {
    method = 'POST',
    headers = {},
    body,
  }: { method?: string; headers?: object; body?: unknown } = {},
): Promise<Response> {
  const init = { method, headers: { ...apiHeaders, ...headers } };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return gateway.fetch(
    new Request(base + path, body === undefined ? init : { ...init, body: text }),
  );
}

/** Creates a session, which must succeed. */
export async function create(gateway: Gateway, params: object = {}): Promise<ChatSession> {
  const response = await send(gateway, '/v1/chatkit/sessions', { body: { ...minimal, ...params } });
  if (response.status !== 200) throw new Error(await response.text());
  return (await response.json()) as ChatSession;
}

/** Cancels a session, which must succeed. */
export async function cancel(gateway: Gateway, id: string): Promise<ChatSession> {
  const response = await send(gateway, `/v1/chatkit/sessions/${id}/cancel`);
  if (response.status !== 200) throw new Error(await response.text());
  return (await response.json()) as ChatSession;
}

/** Sends a chat request. */
export function chat(
  gateway: Gateway,
  clientSecret: string,
  body: unknown = { type: 'items.list', params: {} },
  { headers = {}, signal }: { headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<Response> {
  const authorization = `Bearer ${clientSecret}`;
  return gateway.fetch(
    new Request(`${base}/chatkit`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...(signal && { signal }),
    }),
  );
}

/** Returns the status of a response, and the code of its error if there is one. */
export async function outcome(promise: Response | Promise<Response>): Promise<string> {
  const response = await promise;
  const text = await response.text();
  const [, code] = /"code":"(\w+)"/.exec(text) ?? [];
  return response.ok || !code ? String(response.status) : `${response.status} ${code}`;
}

/** Serves on a free loopback port until the test ends, and returns the origin. */
export async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A clock that a test moves. */
export function createTestClock(start = 1_800_000_000_000) {
  let now = start;
  return {
    read: () => now,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}
