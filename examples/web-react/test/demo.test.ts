import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

test('the demo prints one URL, of a page with the stand-in and of its API', async () => {
  const root = join(import.meta.dirname, '../../..');
  const demo = spawn(process.execPath, [join(root, 'examples/web-react/demo/start.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const output of [demo.stdout, demo.stderr]) {
    output.on('data', (text: Buffer) => (printed += text.toString()));
  }
  try {
    await once(createInterface(demo.stdout), 'line');
    const [url = '', ...others] = printed.match(/http:[^\s]+/g) ?? [];
    expect(others).toEqual([]);
    const page = await (await fetch(url)).text();
    const [, script = ''] = /<script src="(\/chatkit\.js[^"]*)"/.exec(page) ?? [];
    expect(await (await fetch(new URL(script, url))).text()).toContain("'openai-chatkit'");
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
    const ended = once(demo, 'exit');
    demo.kill();
    await ended;
  }
});
