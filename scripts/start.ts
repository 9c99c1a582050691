import { parseArgs } from 'node:util';
import type { ChatSession, SessionCreateParams } from '@chatkit-sessions/types';
import { useBuiltPackages } from './repository/built.ts';

const usage = `Creates a session with the built packages, validates it and cancels it.

  pnpm start          against the emulator, on a free loopback port; needs no key
  pnpm start --live   against the API; needs OPENAI_API_KEY and CHATKIT_WORKFLOW_ID`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { live: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(usage);
  useBuiltPackages();
  await (values.live ? runLive() : runWithEmulator());
  console.log('\nEvery step passed.');
}

async function runLive(): Promise<void> {
  const { OPENAI_API_KEY: apiKey = '', CHATKIT_WORKFLOW_ID: id = '' } = process.env;
  const variables = Object.entries({ OPENAI_API_KEY: apiKey, CHATKIT_WORKFLOW_ID: id });
  const missing = variables.filter(([, value]) => !value.trim()).map(([name]) => name);
  if (missing.length > 0) {
    throw new Error(`pnpm start --live calls the real API. Set ${missing.join(' and ')}.`);
  }
  await createAndCancel({ apiKey }, { user: 'chatkit-sessions-start', workflow: { id } });
}

async function runWithEmulator(): Promise<void> {
  const { createEmulator } = await import('@chatkit-sessions/emulator');
  const { serve } = await import('@chatkit-sessions/emulator/node');
  const server = await serve(createEmulator());
  console.log(`The emulator serves the API at ${server.url}`);
  const options = { baseURL: server.url, apiKey: 'sk-emulator-takes-any-key' };
  try {
    await createAndCancel(options, {
      user: 'user_123',
      workflow: { id: 'wf_support', state_variables: { plan: 'pro', seats: 3 } },
      chatkit_configuration: { file_upload: { enabled: true, max_files: 5 } },
    });
  } finally {
    await server.close();
  }
}

async function createAndCancel(
  options: { apiKey: string; baseURL?: string },
  params: SessionCreateParams,
): Promise<void> {
  const { ChatKit } = await import('@chatkit-sessions/client');
  const chatkit = new ChatKit(options);
  print('sessions.create', params);
  const session = await chatkit.sessions.create(params);
  await check(session, 'active');
  console.log(`\nsessions.cancel ${session.id}`);
  await check(await chatkit.sessions.cancel(session.id), 'cancelled');
}

/** Prints a response. Throws if it does not match the schema or has another status. */
async function check(session: ChatSession, status: string): Promise<void> {
  const { ChatSession: validator } = await import('@chatkit-sessions/zod');
  // The client secret must not appear in the output.
  print('returns', { ...session, client_secret: `${session.client_secret.slice(0, 6)}…` });
  const { error } = validator.safeParse(session);
  if (error) throw new Error(`the response does not match ChatSession: ${error.message}`);
  if (session.status !== status)
    throw new Error(`the status must be ${status}, got ${session.status}`);
  console.log(`The response matches the schema ChatSession, and its status is ${status}.`);
}

function print(title: string, value: object): void {
  console.log(`\n${title}\n${JSON.stringify(value, null, 2).replace(/^/gm, '    ')}`);
}

try {
  await main();
} catch (error) {
  console.error(`\nFailed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
