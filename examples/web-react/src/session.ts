import { ClientSecretError, createGetClientSecret } from '@chatkit-sessions/browser';
import type { ChatSession } from '@chatkit-sessions/types';
import { useSyncExternalStore } from 'react';

/** What the API answers: two fields of the session that it created. */
type Minted = Pick<ChatSession, 'client_secret' | 'expires_at'>;

/** Where the session of the chat stands, for the user to see. */
export interface Session {
  status: 'new' | 'asking' | 'live' | 'offline' | 'signed out' | 'unavailable';
  /** When a live one ends, in seconds of Unix time. */
  end?: number | undefined;
}

let session: Session = { status: 'new' };
let end: number | undefined;
const listeners = new Set<() => void>();

function show(status: Session['status']): void {
  session = status === 'live' ? { status, end } : { status };
  for (const tell of listeners) tell();
}

/** The session, kept up to date. */
export function useSession(): Session {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => session,
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
      const response = await fetch(url, init);
      if (response.ok) end = ((await response.clone().json()) as Minted).expires_at; // Our own API's.
      return response;
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
