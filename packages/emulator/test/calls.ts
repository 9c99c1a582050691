// Sends requests as a client does, and checks the responses against the spec.
import type { ChatSession, ErrorObject } from '@chatkit-sessions/types';
import { expect } from 'vitest';
import type { Emulator } from '../src/index.ts';
import { expectToFit } from './spec.ts';

export const base = 'https://api.openai.com/v1';
export const minimal = { user: 'user_123', workflow: { id: 'wf_123' } };
export const headers = {
  authorization: 'Bearer sk-test-0123456789',
  'openai-beta': 'chatkit_beta=v1',
  'content-type': 'application/json',
};

/** Headers that replace the usual ones; undefined removes one. */
type Changes = {
  [name in keyof typeof headers | 'idempotency-key']?: string | undefined;
};

function merge(changes: Changes): Record<string, string> {
  const merged: [string, string][] = [];
  for (const [name, value] of Object.entries({ ...headers, ...changes })) {
    if (value !== undefined) merged.push([name, value]);
  }
  return Object.fromEntries(merged);
}

/** Sends any request; a body that is not a string is sent as JSON. */
export function send(
  { fetch }: Pick<Emulator, 'fetch'>,
  path: string,
  { method = 'POST', body, ...changes }: Changes & { method?: string; body?: unknown } = {},
): Promise<Response> {
  return fetch(base + path, {
    method,
    headers: merge(changes),
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

/** Sends a create, which may fail. */
export function post(
  { fetch }: Pick<Emulator, 'fetch'>,
  signal: AbortSignal | null = null,
): Promise<Response> {
  const body = JSON.stringify(minimal);
  return fetch(`${base}/chatkit/sessions`, { method: 'POST', headers, body, signal });
}

/** Creates a session, which must succeed and fit the spec. */
export async function create(
  emulator: Pick<Emulator, 'fetch'>,
  body: object = minimal,
  changes: Changes = {},
): Promise<ChatSession> {
  return session(await send(emulator, '/chatkit/sessions', { body, ...changes }));
}

/** Cancels a session, which must succeed and fit the spec. */
export async function cancel(emulator: Pick<Emulator, 'fetch'>, id: string): Promise<ChatSession> {
  return session(await send(emulator, `/chatkit/sessions/${id}/cancel`));
}

async function session(response: Response): Promise<ChatSession> {
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(response.headers.get('x-request-id')).toMatch(/^req_[0-9a-f]{32}$/);
  expectToFit('ChatSession', body);
  return body as ChatSession;
}

/** Returns the error of a response, which must have this status and the shape of the spec. */
export async function refusal(
  pending: Response | Promise<Response>,
  status: number,
): Promise<ErrorObject> {
  const response = await pending;
  const text = await response.text();
  expect(response.status, text).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(response.headers.get('x-request-id')).toMatch(/^req_[0-9a-f]{32}$/);
  expect(text).not.toContain(headers.authorization.slice('Bearer '.length));
  const body: unknown = JSON.parse(text);
  expectToFit('ErrorResponse', body);
  return (body as { error: ErrorObject }).error;
}

/** Returns a clock that a test moves. */
export function createTestClock(start = 1_700_000_000_000) {
  let now = start;
  return {
    read: () => now,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}
