import { ChatKit } from '@chatkit-sessions/client';
import {
  createSessionHandler,
  signedAnonymousUser,
  type SessionHandler,
} from '@chatkit-sessions/server';

let handler: SessionHandler | undefined;

// Created at the first request: `next build` loads this file too, without the secrets.
export function POST(request: Request): Promise<Response> {
  // These variables belong to the server. None of them may start with NEXT_PUBLIC_.
  handler ??= createSessionHandler({
    chatkit: new ChatKit(), // Reads OPENAI_API_KEY.
    workflow: process.env['CHATKIT_WORKFLOW_ID'] ?? '',
    user: signedAnonymousUser({ secrets: [process.env['COOKIE_SECRET'] ?? ''] }),
  });
  return handler(request);
}
