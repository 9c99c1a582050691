import { ChatKit } from '@chatkit-sessions/client';
import { createSessionHandler, signedAnonymousUser } from '@chatkit-sessions/server';

/** The worker's variables and secrets. */
interface Environment {
  OPENAI_API_KEY: string;
  OPENAI_BASE_URL?: string;
  COOKIE_SECRET: string;
  CHATKIT_WORKFLOW_ID: string;
}

// A worker receives its variables with each request.
function createHandler(env: Environment): (request: Request) => Promise<Response> {
  return createSessionHandler({
    chatkit: new ChatKit({ apiKey: env.OPENAI_API_KEY, baseURL: env.OPENAI_BASE_URL }),
    workflow: env.CHATKIT_WORKFLOW_ID,
    user: signedAnonymousUser({ secrets: [env.COOKIE_SECRET] }),
  });
}

export default {
  fetch(request: Request, env: Environment): Response | Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/chatkit/session') return createHandler(env)(request);
    return new Response('Not found', { status: 404 });
  },
};
