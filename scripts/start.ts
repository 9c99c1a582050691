import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ChatSession, SessionCreateParams } from '@chatkit-sessions/types';
import { useBuiltPackages } from './repository/built.ts';
import { root } from './repository/root.ts';
import { loadSpec } from './spec/load.ts';

const usage = `Creates a session with the built packages, validates it and cancels it.

  pnpm start          against the emulator, on a free loopback port; needs no key
  pnpm start --live   against the API; needs OPENAI_API_KEY and CHATKIT_WORKFLOW_ID`;

/** The API to call, and the session to create. */
interface Target {
  baseURL?: string;
  apiKey: string;
  params: SessionCreateParams;
  close(): Promise<void>;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { live: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(usage);
  const live = values.live ? liveTarget() : undefined;
  await printOperations();
  useBuiltPackages();
  const target = live ?? (await emulatorTarget());
  try {
    await createAndCancel(target);
  } finally {
    await target.close();
  }
  console.log('\nEvery step passed.');
}

function liveTarget(): Target {
  const { OPENAI_API_KEY: apiKey = '', CHATKIT_WORKFLOW_ID: id = '' } = process.env;
  const missing = [!apiKey.trim() && 'OPENAI_API_KEY', !id.trim() && 'CHATKIT_WORKFLOW_ID'];
  if (missing.some(Boolean)) {
    throw new Error(
      `pnpm start --live calls the real API. Set ${missing.filter(Boolean).join(' and ')}.`,
    );
  }
  return {
    apiKey,
    params: { user: 'chatkit-sessions-start', workflow: { id } },
    close: async () => {},
  };
}

async function emulatorTarget(): Promise<Target> {
  const { createEmulator } = await import('@chatkit-sessions/emulator');
  const { serve } = await import('@chatkit-sessions/emulator/node');
  const server = await serve(createEmulator());
  console.log(`\nThe emulator serves the API at ${server.url}`);
  return {
    baseURL: server.url,
    apiKey: 'sk-emulator-takes-any-key',
    params: {
      user: 'user_123',
      workflow: { id: 'wf_support', state_variables: { plan: 'pro', seats: 3 } },
      chatkit_configuration: { file_upload: { enabled: true, max_files: 5 } },
    },
    close: () => server.close(),
  };
}

async function printOperations(): Promise<void> {
  const { file, operations } = await loadSpec(join(root, 'spec/openapi.yaml'));
  console.log(`${file} defines`);
  for (const { id, httpMethod, path } of operations) {
    console.log(`    ${id.padEnd(18)} ${httpMethod} ${path}`);
  }
}

async function createAndCancel({ params, apiKey, baseURL }: Target): Promise<void> {
  const { ChatKit } = await import('@chatkit-sessions/client');
  const { ChatSession: validator } = await import('@chatkit-sessions/zod');
  const check = (session: ChatSession, status: string): void => {
    const { error } = validator.safeParse(session);
    if (error) throw new Error(`the response does not match ChatSession: ${error.message}`);
    if (session.status !== status)
      throw new Error(`the status must be ${status}, got ${session.status}`);
    console.log(`The response matches the schema ChatSession, and its status is ${status}.`);
  };
  const chatkit = new ChatKit({ apiKey, baseURL });

  print('sessions.create', params);
  const session = await chatkit.sessions.create(params);
  print('returns', withoutSecret(session));
  check(session, 'active');

  console.log(`\nsessions.cancel ${session.id}`);
  const cancelled = await chatkit.sessions.cancel(session.id);
  if (cancelled.id !== session.id) throw new Error(`${cancelled.id} was cancelled instead`);
  check(cancelled, 'cancelled');
}

/** Shortens the client secret for the output. */
function withoutSecret(session: ChatSession): ChatSession {
  return { ...session, client_secret: `${session.client_secret.slice(0, 6)}…` };
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
