import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { usage } from '../src/cli/flags.ts';
import { headers, minimal } from './calls.ts';
import { run, runInProcess, runJson } from './command.ts';

test('the command prints the address of its page, its URL, the variables of three SDKs and a line for each request', async () => {
  const { child, line, ended } = run('--port', '0', '--fault', 'reset=after', '--fault', 'delay=1');
  const [, page = ''] = /(http:\/\/127\.0\.0\.1:\d+\/)$/.exec(await line()) ?? [];
  expect(page).not.toBe('');
  const url = `${page}v1`;
  expect(await line()).toBe('');
  expect(await line()).toContain(url);
  expect(await line()).toBe('');
  for (const sdk of ['Node', 'Python', 'Java']) {
    const variables = `OPENAI_BASE_URL=${url} OPENAI_API_KEY=any-key`;
    expect(await line()).toMatch(new RegExp(`^  ${sdk} +${variables} `));
  }
  expect(await line()).toBe('');
  expect(await line()).toContain(url.replace('/v1', '/_emulator/'));
  expect(await line()).toBe('');

  const init = { method: 'POST', headers, body: JSON.stringify(minimal) };
  await expect(fetch(`${url}/chatkit/sessions`, init)).rejects.toThrow();
  expect(await line()).toMatch(/^\d\d:\d\d:\d\d --- POST \/v1\/chatkit\/sessions reset$/);
  const session = (await (await fetch(`${url}/chatkit/sessions`, init)).json()) as { id: string };
  expect((await line()).slice(9)).toBe('200 POST /v1/chatkit/sessions after 1 ms');
  await fetch(`${url}/chatkit/sessions/${session.id}/cancel?key=secret`, { method: 'POST' });
  expect((await line()).slice(9)).toBe(`401 POST /v1/chatkit/sessions/${session.id}/cancel`);

  child.kill('SIGINT');
  expect(await line()).toBe('');
  expect(await line()).toBe('Stopped.');
  expect(await ended).toEqual({ code: 0, errors: '' });
});

test('--json prints one object a line, without secrets', async () => {
  const { child, event, ended, listening, post } = await runJson(
    '--fault',
    'damage=stalled,times=1',
    '--fault',
    'reset=before',
    '--fault',
    'delay=1',
  );
  expect(listening.page).toBe(listening.url.replace('v1', ''));
  expect(listening.control).toBe(listening.url.replace('/v1', '/_emulator/'));
  await post();
  const stalled = {
    event: 'request',
    method: 'POST',
    path: '/v1/chatkit/sessions',
    status: 200,
    time: expect.any(String),
  };
  expect(await event()).toEqual({ ...stalled, fault: 'stalled' });
  await expect(post()).rejects.toThrow();
  expect(await event()).toEqual({ ...stalled, status: null, fault: 'reset' });
  await post();
  expect(await event()).toEqual({ ...stalled, delay: 1 });
  await fetch(`${listening.control}admit`, {
    method: 'POST',
    headers,
    body: '{"client_secret":"ek_none"}',
  });
  expect(await event()).toEqual({ ...stalled, path: '/_emulator/admit' });
  child.kill('SIGTERM');
  expect(await event()).toEqual({ event: 'closed' });
  expect((await ended).code).toBe(0);
});

test('SIGINT stops the command while a response is delayed', async () => {
  const { child, event, ended, post } = await runJson('--fault', 'delay=2147483647');
  const cut = expect(post()).rejects.toThrow();
  expect(await event()).toMatchObject({ delay: 2147483647 });
  child.kill('SIGINT');
  expect((await ended).code).toBe(0);
  await cut;
});

test('the command serves on after its stdout is closed', async () => {
  const { child, ended, post } = await runJson();
  child.stdout.destroy();
  for (let call = 0; call < 3; call++) expect((await post()).status).toBe(200);
  child.kill('SIGINT');
  expect(await ended).toEqual({ code: 0, errors: '' });
});

test('SIGTERM stops the command while nobody reads its stdout', async () => {
  const { child, ended, post } = await runJson();
  child.stdout.pause();
  // Fills the buffers of the pipe: a line is as long as its path.
  const path = `/${'unread/'.repeat(1000)}`;
  for (let call = 0; call < 100; call++) await (await post(path)).text();
  child.kill('SIGTERM');
  child.once('exit', () => child.stdout.resume());
  expect(await ended).toEqual({ code: 0, errors: '' });
});

test('--no-ui prints no address of the page and leaves the page out', async () => {
  const { listening } = await runJson('--no-ui');
  expect(listening.page).toBeUndefined();
  for (const path of ['/', '/ui/app.js']) {
    expect((await fetch(new URL(path, listening.url))).status).toBe(404);
  }
});

test('--open opens the page with the command of the system', async () => {
  // Stands in for the system's command and writes its argument to a pipe.
  const folder = mkdtempSync(join(tmpdir(), 'open-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const opened = join(folder, 'opened');
  execFileSync('mkfifo', [opened]);
  for (const name of ['xdg-open', 'open']) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "$1" > ${opened}\n`, { mode: 0o755 });
  }
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { listening } = await runJson('--open');
  expect(await readFile(opened, 'utf8')).toBe(`${listening.page}\n`);
});

test('the control API drives the command over HTTP', async () => {
  const { listening, post } = await runJson();
  const control = (path: string, body: object) =>
    fetch(listening.control + path, { method: 'POST', headers, body: JSON.stringify(body) });
  await control('faults', { faults: [{ status: 429, headers: { 'retry-after': '3' } }] });
  expect((await post()).headers.get('retry-after')).toBe('3');
  const { client_secret } = (await (await post()).json()) as { client_secret: string };
  await control('clock', { advance: 600_000 });
  const admission = await control('admit', { client_secret });
  expect(await admission.json()).toEqual({ ok: false, reason: 'expired' });
});

test('--host 0.0.0.0 warns, and prints 127.0.0.1 as the address to call', async () => {
  const { child, line, ended } = run('-p', '0', '--host', '0.0.0.0');
  expect(await line()).toMatch(/http:\/\/127\.0\.0\.1:\d+\/$/);
  for (let lines = 1; lines < 10; lines++) expect(await line()).not.toContain('0.0.0.0');
  child.kill('SIGINT');
  const { errors } = await ended;
  expect(errors).toMatch(/^Warning: .*0\.0\.0\.0/);

  const { event } = await runJson('--host', '0.0.0.0');
  expect(await event()).toMatchObject({ event: 'warning' });
});

test.each([
  ['--help', usage],
  ['-h', usage],
  ['--version', '0.0.0'],
])('%s prints only its text', async (flag, text) => {
  expect(await runInProcess(flag)).toEqual({ code: undefined, output: `${text}\n`, errors: '' });
});
