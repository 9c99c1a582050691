import { parseArgs } from 'node:util';
import type { ChatSession, SessionCreateParams } from '@chatkit-sessions/types';
import { ChatKit } from '../packages/client/dist/index.js';
import { createEmulator } from '../packages/emulator/dist/index.js';
import { serve } from '../packages/emulator/dist/node.js';
import { ChatSession as validator } from '../packages/zod/dist/index.js';
import { runCommand } from './repository/command.ts';

const usage = `Creates a session with the built packages, validates it and cancels it.

  pnpm start          against the emulator, on a free loopback port; needs no key
  pnpm start --live   against the API; needs OPENAI_API_KEY and CHATKIT_WORKFLOW_ID`;

await runCommand(usage, async () => {
  const { live } = parseArgs({ options: { live: { type: 'boolean' } } }).values;
  await (live ? runLive() : runWithEmulator());
  console.log('\nEvery step passed.');
  return 0;
});

async function runLive(): Promise<void> {
  const variables = ['OPENAI_API_KEY', 'CHATKIT_WORKFLOW_ID'];
  const missing = variables.filter((name) => !process.env[name]?.trim());
  if (missing.length > 0) {
    throw new Error(`pnpm start --live calls the real API. Set ${missing.join(' and ')}.`);
  }
  const workflow = { id: process.env['CHATKIT_WORKFLOW_ID'] ?? '' };
  await createAndCancel(new ChatKit(), { user: 'chatkit-sessions-start', workflow });
}

async function runWithEmulator(): Promise<void> {
  const server = await serve(createEmulator());
  console.log(`The emulator serves the API at ${server.url}`);
  const chatkit = new ChatKit({ baseURL: server.url, apiKey: 'sk-emulator-takes-any-key' });
  try {
    await createAndCancel(chatkit, {
      user: 'user_123',
      workflow: { id: 'wf_support', state_variables: { plan: 'pro', seats: 3 } },
      chatkit_configuration: { file_upload: { enabled: true, max_files: 5 } },
    });
  } finally {
    await server.close();
  }
}

async function createAndCancel({ sessions }: ChatKit, params: SessionCreateParams): Promise<void> {
  print('sessions.create', params);
  const session = await sessions.create(params);
  check(session, 'active');
  console.log(`\nsessions.cancel ${session.id}`);
  check(await sessions.cancel(session.id), 'cancelled');
}

/** Prints a response. Throws if it does not match the schema or has another status. */
function check(session: ChatSession, status: string): void {
  // The client secret must not appear in the output.
  print('returns', { ...session, client_secret: `${session.client_secret.slice(0, 6)}…` });
  const { error } = validator.safeParse(session);
  if (error) throw new Error(`The response does not match ChatSession: ${error.message}`);
  if (session.status !== status)
    throw new Error(`The status must be ${status}, got ${session.status}.`);
  console.log(`The response matches the schema ChatSession, and its status is ${status}.`);
}

function print(title: string, value: object): void {
  console.log(`\n${title}\n${JSON.stringify(value, null, 2).replace(/^/gm, '    ')}`);
}
