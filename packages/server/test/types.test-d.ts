// Checked by the compiler alone (`pnpm typecheck`): each line compiles, or fails where it says so.
import { ChatKit } from '@chatkit-sessions/client';
import OpenAI from 'openai';
import type { Request as ExpressRequest } from 'express';
import * as z from 'zod';
import { createNodeListener } from '../src/node.ts';
import { createSessionHandler, signedAnonymousUser, type SessionCreator } from '../src/index.ts';

export const ours: SessionCreator = new ChatKit();
export const official: SessionCreator = new OpenAI().beta.chatkit;

const required = { chatkit: ours, workflow: 'wf_123', user: () => 'user_123' };
export const simple: (request: Request) => Promise<Response> = createSessionHandler(required);
createSessionHandler({ ...required, user: signedAnonymousUser({ secrets: ['…'] }) });

createSessionHandler({
  ...required,
  input: z.object({ seats: z.coerce.number() }),
  stateVariables: (_request, user, { seats }) => ({ user, seats: seats.toFixed() }),
});
createSessionHandler({
  ...required,
  stateVariables: (_request, _user, input) => {
    // @ts-expect-error -- without a schema there is no input
    return { plan: input.plan as string };
  },
});
// @ts-expect-error -- the option user is required
createSessionHandler({ chatkit: ours, workflow: 'wf_123' });
createSessionHandler({
  ...required,
  // @ts-expect-error -- a state variable is a string, a number or a boolean
  stateVariables: { plans: ['team'] },
});
createSessionHandler({
  ...required,
  // @ts-expect-error -- state variables have their own option
  workflow: { id: 'wf_123', state_variables: {} },
});

const forExpress = createSessionHandler({
  ...required,
  user: (_request, { ip }: ExpressRequest) => ip,
  limit: (_user, _request, { ip }) => (ip === '::1' ? null : {}),
});
export const listener: (incoming: ExpressRequest, outgoing: never) => Promise<void> =
  createNodeListener(forExpress);
// @ts-expect-error -- a handler whose functions use the context needs it
void forExpress(new Request('https://app.example'));
createNodeListener(createSessionHandler(required));
// Deno passes more arguments, Next.js a context of its own.
export const deno: (request: Request, info: { remoteAddr: string }) => Promise<Response> =
  createSessionHandler(required);
