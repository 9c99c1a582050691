import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const cwd = join(import.meta.dirname, '../../..');
const command = 'examples/web-react/demo/start.ts';

/** Starts the demo, and waits until it prints the last of its first lines. */
async function start() {
  const demo = spawn(process.execPath, [command], { cwd });
  let printed = '';
  const ready = new Promise<void>((resolve) => {
    for (const output of [demo.stdout, demo.stderr]) {
      output.on('data', (text: Buffer) => {
        printed += text.toString();
        if (printed.includes('Ctrl-C')) resolve();
      });
    }
  });
  await ready;
  return { demo, read: () => printed };
}

test('pnpm demo serves the page with the stand-in and its API, logs the emulator and ends quietly', async () => {
  const { demo, read } = await start();
  const closed = once(demo, 'close');
  try {
    expect(read()).toContain('The chat is a stand-in for ChatKit');
    const [url = '', emulatorURL = '', ...others] = read().match(/http:\S+/g) ?? [];
    expect(others).toEqual([]);
    expect(await (await fetch(emulatorURL)).text()).toContain('<title>ChatKit emulator</title>');
    const create = new URL('/v1/chatkit/sessions', emulatorURL);
    expect((await fetch(create, { method: 'POST' })).status).toBe(401);

    const page = await (await fetch(url)).text();
    const script = new URL('/_emulator/chatkit.js', emulatorURL).href;
    expect(page).toContain(`<script src="${script}" async>`);
    expect(await (await fetch(script)).text()).toContain('element/index');
    expect(page).not.toContain('cdn.platform.openai.com');

    const { origin } = new URL(url);
    const headers = { origin, 'content-type': 'application/json' };
    const post = (path: string, body: object, cookie = ''): Promise<Response> =>
      fetch(`${origin}/api/${path}`, {
        method: 'POST',
        headers: { ...headers, cookie },
        body: JSON.stringify(body),
      });
    expect((await post('chatkit/session', { topic: 'other' })).status).toBe(401);
    const signedIn = await post('sign-in', { name: 'Ada' });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0];
    expect((await post('chatkit/session', { topic: 'other' }, cookie)).status).toBe(200);
  } finally {
    demo.kill('SIGINT');
  }
  expect(await closed).toEqual([0, null]);
  expect(read().split('Press Ctrl-C to end.')[1]?.trim().split('\n')).toEqual([
    'POST /v1/chatkit/sessions 401',
    'POST /v1/chatkit/sessions 200',
  ]);
});

test.each([
  ['--help', 0],
  ['--port', 1],
])('pnpm demo %s prints its usage and exits with %d', (flag, code) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [command, flag], { cwd });
  expect(`${stdout}${stderr}`).toContain('pnpm demo --help');
  expect(status).toBe(code);
});
