import { ChatKit } from '@chatkit-sessions/client';
import { createSessionHandler, signedAnonymousUser } from '@chatkit-sessions/server';

// OPENAI_API_KEY, CHATKIT_WORKFLOW_ID and COOKIE_SECRET are the server's alone: no NEXT_PUBLIC_ here.
export const POST = createSessionHandler({
  chatkit: new ChatKit(),
  workflow: process.env['CHATKIT_WORKFLOW_ID'] ?? '',
  user: signedAnonymousUser({ secrets: [process.env['COOKIE_SECRET'] ?? ''] }),
});
