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
});

/** ChatKit's `getClientSecret`, with its outcome in view. */
export async function getClientSecret(current: string | null): Promise<string> {
  if (!navigator.onLine) show('offline');
  try {
    const secret = await get(current);
    show('live');
    return secret;
  } catch (error) {
    const isSignedOut = error instanceof ClientSecretError && error.status === 401;
    show(isSignedOut ? 'signed out' : 'unavailable');
    throw error;
  }
}

/** Signs in under a name. */
export async function signIn(name: string): Promise<void> {
  const response = await fetch('/api/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  if (response.ok) show('new');
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
