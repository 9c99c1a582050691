import { ChatKit } from '@chatkit-sessions/client';
import { createEmulator } from '@chatkit-sessions/emulator';
import type { SessionCreateParams } from '@chatkit-sessions/types';
import OpenAI from 'openai';
import type { SessionCreator } from '../src/index.ts';

export const apiKey = 'sk-not-a-key-0123456789';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A request that was sent to the API. */
export interface Call {
  params: SessionCreateParams;
  signal: AbortSignal;
}

/** The emulator or a replacement for it, the requests that it received, and both clients of it. */
export function createApi(respond?: Fetch) {
  const emulator = createEmulator();
  const calls: Call[] = [];
  const fetch: Fetch = (url, init) => {
    calls.push({
      params: JSON.parse(String(init.body)) as SessionCreateParams,
      signal: init.signal as AbortSignal, // Both clients pass a signal.
    });
    return (respond ?? emulator.fetch)(url, init);
  };
  const chatkit: SessionCreator = new ChatKit({ apiKey, fetch, maxRetries: 0 });
  const official: SessionCreator = new OpenAI({
    apiKey,
    // The SDK passes a string and an init, although its type allows more.
    fetch: (url, init) => fetch(url as string, init ?? {}),
    maxRetries: 0,
  }).beta.chatkit;
  return { emulator, calls, chatkit, official };
}

/** A page's request for a session, from the same origin by default. */
export function post(init: RequestInit = {}, url = 'https://app.example/chatkit/session'): Request {
  const headers = new Headers(init.headers);
  if (!headers.has('origin')) headers.set('origin', new URL(url).origin);
  return new Request(url, { method: 'POST', ...init, headers });
}

/** A page's request for a session, with a JSON body. */
export function postJson(body: unknown): Request {
  return post({ body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
}
