import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { serveSite } from '../serve.ts';

function start(port: string): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, '../serve.ts')], {
    env: { ...process.env, PORT: port },
    stdio: 'pipe',
  });
}

test('the server prints its address, and ends with 0 and without a word at Ctrl-C', async () => {
  const child = start('0');
  let printed = '';
  for await (const chunk of child.stdout ?? []) {
    printed += String(chunk);
    const [url] = /http:\S+/.exec(printed) ?? [];
    if (!url || !printed.includes('Ctrl-C')) continue;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(await (await fetch(url)).text()).toContain('<title>');
    // A browser connects before it has a request.
    const idle = connect(Number(new URL(url).port), '127.0.0.1');
    await once(idle, 'connect');
    child.kill('SIGINT');
    break;
  }
  const errors = text(child.stderr ?? expect.unreachable());
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(await errors).toBe('');
});

test('the server refuses a port in use with one way to go on, and ends with 1', async () => {
  const taken = await serveSite('/');
  const { port } = new URL(taken.url);
  const child = start(port);
  const errors = text(child.stderr ?? expect.unreachable());
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(await errors).toBe(
    `Cannot serve the site on port ${port}: listen EADDRINUSE: address already in use 127.0.0.1:${port}\n` +
      'Set the environment variable PORT to a free port, or to 0 for any.\n',
  );
  await taken.close();
});

test('a page that does not exist gets the 404 page of the site', async () => {
  const site = await serveSite('/a/path/');
  const response = await fetch(`${site.url}nowhere/at/all`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('Page not found');
  await site.close();
});
