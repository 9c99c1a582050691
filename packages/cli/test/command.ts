import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEmulator, type Emulator, type EmulatorOptions } from '@chatkit-sessions/emulator';
import { serve } from '@chatkit-sessions/emulator/node';
import { onTestFinished } from 'vitest';

export const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** What a command printed, and its exit code. */
export interface Result {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts the command in its own process. */
export function start(args: readonly string[], env: Record<string, string> = {}) {
  // CI lets processes share what Node has compiled.
  const { NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, [main, ...args], { env: { NODE_COMPILE_CACHE, ...env } });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin.end();
  return { child, ended: collect(child) };
}

/** Collects what a process prints until it ends. */
export async function collect(child: ChildProcess): Promise<Result> {
  const result = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => (result[name] += text));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...result };
}

/** Serves an emulator until the test ends, and runs commands against it. */
export async function withEmulator(options: EmulatorOptions = {}) {
  const emulator = createEmulator(options);
  // The requests that the emulator got, such as `GET /v1/chatkit/threads?limit=1`.
  const requests: string[] = [];
  const listeners = new Set<(request: string) => void>();
  const server = await serve({
    handle: (request) => {
      const line = `${request.method} ${request.path}`;
      requests.push(line);
      for (const listen of listeners) listen(line);
      return emulator.handle(request);
    },
  });
  onTestFinished(() => server.close());
  const env = { OPENAI_API_KEY: 'sk-any', OPENAI_BASE_URL: server.url };
  return {
    emulator,
    requests,
    env,
    url: server.url,
    start: (...args: string[]) => start(args, env),
    run: (...args: string[]): Promise<Result> => start(args, env).ended,
    /** Calls a function at each request. */
    onRequest: (listen: (request: string) => void) => void listeners.add(listen),
  };
}

/** Creates a folder that is removed when the test ends. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chatkit-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Adds threads of a few seconds, each with some messages. The oldest comes first. */
export function addThreads(emulator: Emulator, count: number, user = 'user_1', from = 0): string[] {
  return Array.from({ length: count }, (_, at) => {
    const { id } = emulator.threads.add({
      user,
      title: `Thread ${from + at}`,
      created_at: 1_700_000_000 + Math.floor((from + at) / 4),
      items: Array.from({ length: at % 3 }, (_item, item) => message(`Message ${item}`)),
    });
    return id;
  });
}

/** Returns a message of the user, for `threads.add`. */
export function message(text: string) {
  return {
    type: 'chatkit.user_message' as const,
    content: [{ type: 'input_text' as const, text }],
    attachments: [],
    inference_options: null,
  };
}

/** Parses JSON lines. */
export function objects(text: string): Record<string, unknown>[] {
  const lines = text.split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
