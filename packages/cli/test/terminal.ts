import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { main } from './command.ts';

/** Text to type when the screen shows other text. */
export interface Typing {
  at: string;
  type: string;
}

/** Runs the command in a terminal of its own, with the program `script` of the system. */
export async function runInTerminal(
  args: readonly string[],
  env: Record<string, string>,
  typing?: Typing,
): Promise<{ code: number; screen: string }> {
  const command = [process.execPath, main, ...args];
  const flags =
    process.platform === 'linux'
      ? ['-qec', command.map((each) => `'${each}'`).join(' '), '/dev/null']
      : ['-q', '/dev/null', ...command];
  const child = spawn('script', flags, {
    env: { PATH: process.env['PATH'], TERM: 'xterm', ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let screen = '';
  let isTyped = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    if (!typing || isTyped || !screen.includes(typing.at)) return;
    isTyped = true;
    child.stdin.write(typing.type);
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, screen };
}
