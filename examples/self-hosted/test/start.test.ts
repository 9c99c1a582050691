import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

test('the command prints the URL of the page, and Ctrl-C ends it quietly', async () => {
  const start = spawn(process.execPath, [join(import.meta.dirname, '../src/start.ts')]);
  const [first] = (await once(start.stdout, 'data')) as [Buffer];
  const [url = ''] = /http:\S+/.exec(first.toString()) ?? [];
  const output = Promise.all([text(start.stdout), text(start.stderr), once(start, 'exit')]);
  try {
    expect(first.toString()).toContain('Press Ctrl-C to end.');
    expect(await (await fetch(url)).text()).toContain('Your name');
    for (const file of ['main.js', 'chatkit.js', 'style.css']) {
      expect((await fetch(`${url}/${file}`)).status, file).toBe(200);
    }
    const requestSession = (origin: string): Promise<Response> =>
      fetch(`${url}/chatkit/session`, { method: 'POST', headers: { origin } });
    expect((await requestSession(url)).status).toBe(401);
    expect((await requestSession('https://evil.example')).status).toBe(403);
  } finally {
    start.kill('SIGINT');
  }
  expect(await output).toEqual(['', '', [0, null]]);
});
