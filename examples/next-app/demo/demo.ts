import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createEmulator, type Emulator } from '@chatkit-sessions/emulator';
import { serve } from '@chatkit-sessions/emulator/node';

const home = join(import.meta.dirname, '..');

/**
 * Starts the emulator and Next.js in development, each on a free loopback port. The page loads the
 * emulator's stand-in for ChatKit.
 */
export async function startDemo(): Promise<{
  url: string;
  emulator: Emulator;
  close(): Promise<void>;
}> {
  const emulator = createEmulator();
  const upstream = await serve(emulator);
  const command = join(home, 'node_modules/next/dist/bin/next');
  const app = spawn(process.execPath, [command, 'dev', '--hostname', '127.0.0.1', '--port', '0'], {
    cwd: home,
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: '1',
      OPENAI_API_KEY: 'sk-emulator-takes-any-key',
      OPENAI_BASE_URL: upstream.url,
      CHATKIT_WORKFLOW_ID: 'wf_example',
      CHATKIT_SCRIPT: new URL('/_emulator/chatkit.js', upstream.url).href,
      COOKIE_SECRET: crypto.randomUUID(),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => app.kill());
  return {
    url: await new Promise<string>((resolve, reject) => {
      createInterface(app.stdout).on('line', (line) => {
        const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
        if (url) resolve(url);
      });
      app.once('exit', (code) => reject(new Error(`Next.js exited with code ${code}.`)));
    }),
    emulator,
    close: async () => {
      const ended = once(app, 'exit');
      app.kill();
      await ended;
      await upstream.close();
    },
  };
}
