import { ClientSecretError, createGetClientSecret } from '@chatkit-sessions/browser';
import type { ChatSession } from '@chatkit-sessions/types';
import { useSyncExternalStore } from 'react';

/** The state of the chat's session, for the user to see. */
export interface Session {
  status: 'new' | 'asking' | 'live' | 'offline' | 'signed out' | 'unavailable';
  /** The expiry of a live session in Unix seconds. */
  expiresAt?: number | undefined;
}

let session: Session = { status: 'new' };
let expiresAt: number | undefined;
const listeners = new Set<() => void>();

function show(status: Session['status']): void {
  session = status === 'live' ? { status, expiresAt } : { status };
  for (const notify of listeners) notify();
}

/** Returns the session, and renders the component again when it changes. */
export function useSession(): Session {
  return useSyncExternalStore(
    (notify) => {
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
    () => session,
  );
}

// Outside any component, so that strict mode, which renders twice, creates one session.
const fetchSecret = createGetClientSecret({
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
      const response = await fetch(url, init);
      if (response.ok) {
        const session = (await response.clone().json()) as Pick<ChatSession, 'expires_at'>;
        expiresAt = session.expires_at;
      }
      return response;
    } catch (error) {
      if (!navigator.onLine) show('offline');
      throw error;
    }
  },
});

/** ChatKit's `getClientSecret`, which also shows its result on the page. */
export async function getClientSecret(current: string | null): Promise<string> {
  try {
    const secret = await fetchSecret(current);
    show('live');
    return secret;
  } catch (error) {
    // The only other error is the AbortError after signing out.
    if (error instanceof ClientSecretError) {
      show(error.status === 401 ? 'signed out' : 'unavailable');
    }
    throw error;
  }
}

/** Signs in with a name. Returns false if the server refused the name or was unreachable. */
export async function signIn(name: string): Promise<boolean> {
  const response = await fetch('/api/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  }).catch(() => undefined);
  if (response?.ok) show('new');
  return response?.ok ?? false;
}

/** Signs out, and discards the secret. */
export async function signOut(): Promise<void> {
  await fetch('/api/sign-out', { method: 'POST' });
  fetchSecret.dispose();
  show('signed out');
}

/** Starts the chat again. */
export function tryAgain(): void {
  show('new');
}
