import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
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
