import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, vi } from 'vitest';
import { main } from '../src/cli/main.ts';
import { headers, minimal } from './calls.ts';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

/** Runs the command in its own process; `line` reads its next line. */
export function run(...args: string[]) {
  const child = spawn(process.execPath, [cli, ...args]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, errors }));
  return {
    child,
    ended,
    line: async (): Promise<string> => String((await lines.next()).value),
  };
}

/** Runs a command that serves nothing, in this process. */
export async function runInProcess(...args: string[]) {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  const error = vi.spyOn(console, 'error').mockReturnValue();
  const textOf = ({ mock }: typeof log) => mock.calls.map(([line]) => `${line}\n`).join('');
  try {
    await main(args);
    return { code: process.exitCode, output: textOf(log), errors: textOf(error) };
  } finally {
    process.exitCode = undefined;
    log.mockRestore();
    error.mockRestore();
  }
}

/** Runs the command with `--json` on a free port; `event` reads its next line. */
export async function runJson(...args: string[]) {
  const command = run('--json', '--port', '0', ...args);
  const event = async (): Promise<unknown> => JSON.parse(await command.line());
  const listening = (await event()) as {
    event: string;
    page?: string;
    url: string;
    control: string;
  };
  expect(listening.event).toBe('listening');
  const post = (path = '/chatkit/sessions', changes: object = {}, body: unknown = minimal) =>
    fetch(listening.url + path, {
      method: 'POST',
      headers: { ...headers, ...changes },
      body: JSON.stringify(body),
    });
  return { ...command, event, listening, post };
}
