import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createEmulator,
  seededRandom,
  type Emulator,
  type Fault,
} from '@chatkit-sessions/emulator';
import { serve } from '@chatkit-sessions/emulator/node';
import { createConsumer, type Consumer } from '@chatkit-sessions/packed';
import { afterAll, beforeAll, expect, test } from 'vitest';

const threads = 5000;

let app: Consumer;
beforeAll(async () => {
  app = await createConsumer({ install: ['cli'] });
});
afterAll(() => app?.remove());

test('an export of 5 000 threads, killed at random and started again under faults, has each thread once and whole', async () => {
  const emulator = createEmulator({ random: seededRandom(5) });
  addThreads(emulator);
  const expected = await expectedLines(emulator);
  emulator.faults.add(...faults);
  const out = join(app.folder, 'threads.jsonl');
  const random = seededRandom(17);
  const codes: (number | null)[] = [];
  const { runUntil, close } = await serveExport(emulator, out);
  while (codes.at(-1) !== 0 && codes.length < 60) {
    codes.push(await runUntil(Math.floor(random() * 1000)));
  }
  await close();
  expect(codes.filter((code) => code === null).length, 'kills').toBeGreaterThan(5);
  expect(codes.at(-1)).toBe(0);
  const lines = readFileSync(out, 'utf8').split('\n');
  expect(lines.length).toBe(threads + 1);
  // Line by line: a failure then shows one thread.
  for (const [at, line] of expected.entries()) expect(lines[at]).toBe(line);
  expect(lines.at(-1)).toBe('');
});

/** Every kind of fault, in one call of twenty together. */
const kinds: Fault[] = [
  ...[408, 409, 429, 500, 503].map((status) => ({ status, headers: { 'retry-after-ms': '5' } })),
  { reset: 'before' },
  { reset: 'after' },
  { damage: 'truncated' },
  { damage: 'stalled' },
  { damage: 'invalid' },
  { damage: 'html' },
  { delay: 20 },
];
const faults = kinds.map((fault) => ({ ...fault, rate: 0.05 / kinds.length }));

/** Adds threads with none to hundreds of items, several of them in the same second. */
function addThreads(emulator: Emulator): void {
  for (let at = 0; at < threads; at++) {
    emulator.threads.add({
      user: `user_${at % 10}`,
      title: at % 3 ? `Thread ${at}` : null,
      created_at: 1_700_000_000 + Math.floor(at / 3),
      items: Array.from({ length: at % 1000 === 7 ? 230 : at % 4 }, (_, item) => ({
        type: 'chatkit.user_message' as const,
        content: [{ type: 'input_text' as const, text: `Line ${item}\n\u2028 “quoted” 🚀` }],
        attachments: [],
        inference_options: null,
      })),
    });
  }
}

/** Reads every thread with its items from an emulator without faults. */
async function expectedLines(emulator: Emulator): Promise<string[]> {
  const headers = { authorization: 'Bearer sk-any', 'openai-beta': 'chatkit_beta=v1' };
  const itemsOf = async (id: string, after?: string): Promise<unknown[]> => {
    const query = `limit=100&order=asc${after ? `&after=${after}` : ''}`;
    const url = `http://localhost/v1/chatkit/threads/${id}/items?${query}`;
    const response = await emulator.fetch(url, { headers });
    const page = (await response.json()) as { data: []; has_more: boolean; last_id: string };
    return page.has_more ? [...page.data, ...(await itemsOf(id, page.last_id))] : page.data;
  };
  return Promise.all(
    emulator.threads
      .list()
      .map(async (thread) => JSON.stringify({ ...thread, items: await itemsOf(thread.id) })),
  );
}

/** Serves an emulator, and runs the export against it. */
async function serveExport(emulator: Emulator, out: string) {
  let onRequest = (): void => {};
  const server = await serve({
    handle: (request) => {
      onRequest();
      return emulator.handle(request);
    },
  });
  const main = join(app.folder, 'node_modules/@chatkit-sessions/cli/dist/main.js');
  const flags = ['--out', out, '--concurrency', '32', '--timeout', '0.5'];
  const env = { OPENAI_API_KEY: 'sk-any', OPENAI_BASE_URL: server.url };
  /** Runs it and kills it at its request of this number. Returns its exit code, or null if killed. */
  const runUntil = async (request: number): Promise<number | null> => {
    const args = [main, 'threads', 'export', ...flags];
    const child = spawn(process.execPath, args, { env, stdio: 'ignore' });
    let left = request;
    onRequest = () => {
      if (left-- === 0) child.kill('SIGKILL');
    };
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  };
  return { runUntil, close: () => server.close() };
}
