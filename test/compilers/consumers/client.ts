import { APIError, ChatKit, ChatKitError } from '@chatkit-sessions/client';
import type { ChatSession } from '@chatkit-sessions/types';

const chatkit = new ChatKit({ apiKey: 'sk-any' });

export async function createFor(user: string): Promise<ChatSession> {
  try {
    return await chatkit.sessions.create({ user, workflow: { id: 'wf_123' } });
  } catch (error) {
    if (error instanceof APIError && error instanceof ChatKitError) {
      const id: string | null | undefined = error.requestID;
      void id;
    }
    throw error;
  }
}

export const end = async (id: string): Promise<string> =>
  (await chatkit.sessions.cancel(id)).client_secret;

// @ts-expect-error a workflow is required
void chatkit.sessions.create({ user: 'user_123' });
// @ts-expect-error the id is a string
void chatkit.sessions.cancel(1);
// @ts-expect-error there is no such option
void new ChatKit({ apiKeys: 'sk-any' });
