import { ChatKit } from '@chatkit-sessions/client';
import {
  createSessionHandler,
  signedAnonymousUser,
  type SessionHandler,
} from '@chatkit-sessions/server';

let mint: SessionHandler | undefined;

// Made at the first request: `next build` loads this file too, and need not have the secrets.
export function POST(request: Request): Promise<Response> {
  // OPENAI_API_KEY, CHATKIT_WORKFLOW_ID and COOKIE_SECRET are the server's alone: no NEXT_PUBLIC_ here.
  mint ??= createSessionHandler({
    chatkit: new ChatKit(),
    workflow: process.env['CHATKIT_WORKFLOW_ID'] ?? '',
    user: signedAnonymousUser({ secrets: [process.env['COOKIE_SECRET'] ?? ''] }),
  });
  return mint(request);
}
