import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ChatSession, SessionCreateParams } from '@chatkit-sessions/types';
import { useBuiltPackages } from './repository/built.ts';
import { printOverview } from './repository/overview.ts';
import { root } from './repository/root.ts';

const usage = `Mints a session with what was built, validates it, and cancels it.

  pnpm start          against the emulator, on a free loopback port; needs no key
  pnpm start --live   against the API; needs OPENAI_API_KEY and CHATKIT_WORKFLOW_ID`;

/** Where to mint and for which workflow. */
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
  await printOverview();
  useBuiltPackages();
  const target = live ?? (await emulatorTarget());
  try {
    await mintAndCancel(target);
  } finally {
    await target.close();
  }
  console.log('\nAll of it held.');
}

function liveTarget(): Target {
  const { OPENAI_API_KEY: apiKey = '', CHATKIT_WORKFLOW_ID: id = '' } = process.env;
  const missing = [!apiKey.trim() && 'OPENAI_API_KEY', !id.trim() && 'CHATKIT_WORKFLOW_ID'];
  if (missing.some(Boolean)) {
    throw new Error(
      `pnpm start --live mints against the real API. Not set: ${missing.filter(Boolean).join(' and ')}.`,
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
  const example = 'spec/examples/fitting/SessionCreateParams.required-fields.json';
  console.log(`\nThe emulator serves the API at ${server.url}`);
  console.log(`The request is the reference's own example, ${example}`);
  return {
    baseURL: server.url,
    apiKey: 'sk-emulator-takes-any-key',
    params: JSON.parse(await readFile(join(root, example), 'utf8')) as SessionCreateParams,
    close: () => server.close(),
  };
}

async function mintAndCancel({ params, apiKey, baseURL }: Target): Promise<void> {
  const { ChatKit } = await import('@chatkit-sessions/client');
  const { ChatSession: validator } = await import('@chatkit-sessions/zod');
  const check = (session: ChatSession, status: string): void => {
    const { error } = validator.safeParse(session);
    if (error) throw new Error(`the answer does not fit ChatSession: ${error.message}`);
    if (session.status !== status)
      throw new Error(`the status is ${session.status}, not ${status}`);
    console.log(`    it fits the schema ChatSession, and its status is ${status}`);
  };
  const chatkit = new ChatKit({ apiKey, baseURL });

  console.log('\nsessions.create');
  const session = await chatkit.sessions.create(params);
  console.log(indent(JSON.stringify(withoutSecret(session), null, 2)));
  check(session, 'active');

  console.log('\nsessions.cancel');
  const cancelled = await chatkit.sessions.cancel(session.id);
  if (cancelled.id !== session.id) throw new Error(`${cancelled.id} was cancelled instead`);
  check(cancelled, 'cancelled');
}

/** For a person to see that a secret came, and for nobody to use it. */
function withoutSecret(session: ChatSession): ChatSession {
  return { ...session, client_secret: `${session.client_secret.slice(0, 6)}…` };
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}

try {
  await main();
} catch (error) {
  console.error(`\nIt did not hold: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
