import { ClientSecretError, createGetClientSecret } from '@chatkit-sessions/browser';
import { useSyncExternalStore } from 'react';

/** Where the session of the chat stands, for the user to see. */
export type Status = 'new' | 'asking' | 'live' | 'offline' | 'signed out' | 'unavailable';

let status: Status = 'new';
const listeners = new Set<() => void>();

function show(next: Status): void {
  status = next;
  for (const tell of listeners) tell();
}

/** The status of the session, kept up to date. */
export function useStatus(): Status {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => status,
  );
}

// Outside of any component, so that strict mode, which renders twice, mints once.
const get = createGetClientSecret({
  endpoint: '/api/chatkit/session',
  init: () => {
    show('asking');
    return {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ topic: 'other' }),
    };
  },
  fetch: async (url, init) => {
    try {
      return await fetch(url, init);
    } catch (error) {
      if (!navigator.onLine) show('offline');
      throw error;
    }
  },
});

/** ChatKit's `getClientSecret`, with its outcome in view. */
export async function getClientSecret(current: string | null): Promise<string> {
  try {
    const secret = await get(current);
    show('live');
    return secret;
  } catch (error) {
    // Anything else is the end that signing out puts to it.
    if (error instanceof ClientSecretError) {
      show(error.status === 401 ? 'signed out' : 'unavailable');
    }
    throw error;
  }
}

/** Signs in under a name; false where that was refused or the server was not reached. */
export async function signIn(name: string): Promise<boolean> {
  const response = await fetch('/api/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  }).catch(() => undefined);
  if (response?.ok) show('new');
  return response?.ok ?? false;
}

/** Signs out, and forgets the secret. */
export async function signOut(): Promise<void> {
  await fetch('/api/sign-out', { method: 'POST' });
  get.dispose();
  show('signed out');
}

/** Lets the chat begin anew. */
export function tryAgain(): void {
  show('new');
}
