import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { serve } from '../src/node.ts';
import { headers, minimal } from './calls.ts';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const running: ChildProcessWithoutNullStreams[] = [];

/** The command as a process of its own, whose lines are read one by one. */
function run(...args: string[]) {
  const child = spawn(process.execPath, [cli, ...args]);
  running.push(child);
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

async function runJson(...args: string[]) {
  const command = run('--json', '--port', '0', ...args);
  const event = async (): Promise<unknown> => JSON.parse(await command.line());
  const listening = (await event()) as { event: string; url: string; control: string };
  expect(listening.event).toBe('listening');
  const post = (path = '/chatkit/sessions', changes: object = {}, body: unknown = minimal) =>
    fetch(listening.url + path, {
      method: 'POST',
      headers: { ...headers, ...changes },
      body: JSON.stringify(body),
    });
  return { ...command, event, listening, post };
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

test('it prints the URL and the variables of three SDKs, then a line a request', async () => {
  const { child, line, ended } = run('--port', '0', '--fault', 'reset=after', '--fault', 'delay=1');
  const [, url = ''] = /(http:\/\/127\.0\.0\.1:\d+\/v1)$/.exec(await line()) ?? [];
  expect(url).not.toBe('');
  expect(await line()).toBe('');
  for (const sdk of ['Node', 'Python', 'Java']) {
    const variables = `OPENAI_BASE_URL=${url} OPENAI_API_KEY=any-key`;
    expect(await line()).toMatch(new RegExp(`^  ${sdk} +${variables} `));
  }
  expect(await line()).toBe('');
  expect(await line()).toContain(`${url.replace('/v1', '/_emulator/')}`);
  expect(await line()).toBe('');

  const init = { method: 'POST', headers, body: JSON.stringify(minimal) };
  await expect(fetch(`${url}/chatkit/sessions`, init)).rejects.toThrow();
  expect(await line()).toBe('--- POST /v1/chatkit/sessions reset');
  const session = (await (await fetch(`${url}/chatkit/sessions`, init)).json()) as { id: string };
  expect(await line()).toBe('200 POST /v1/chatkit/sessions after 1 ms');
  await fetch(`${url}/chatkit/sessions/${session.id}/cancel?key=secret`, { method: 'POST' });
  expect(await line()).toBe(`401 POST /v1/chatkit/sessions/${session.id}/cancel`);

  child.kill('SIGINT');
  expect(await line()).toBe('');
  expect(await line()).toBe('Ended.');
  expect(await ended).toEqual({ code: 0, errors: '' });
});

test('with --json each line is an object, and no secret is in it', async () => {
  const { child, event, ended, listening, post } = await runJson(
    '--fault',
    'damage=stalled,times=1',
    '--fault',
    'reset=before',
    '--fault',
    'delay=1',
  );
  expect(listening.control).toBe(listening.url.replace('/v1', '/_emulator/'));
  await post();
  const stalled = { event: 'request', method: 'POST', path: '/v1/chatkit/sessions', status: 200 };
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

test('it ends at once though an answer is held back', async () => {
  const { child, event, ended, post } = await runJson('--fault', 'delay=2147483647');
  const cut = expect(post()).rejects.toThrow();
  expect(await event()).toMatchObject({ delay: 2147483647 });
  child.kill('SIGINT');
  expect((await ended).code).toBe(0);
  await cut;
});

test('it serves on when nobody reads what it prints any more', async () => {
  const { child, ended, post } = await runJson();
  child.stdout.destroy();
  for (let call = 0; call < 3; call++) expect((await post()).status).toBe(200);
  child.kill('SIGINT');
  expect(await ended).toEqual({ code: 0, errors: '' });
});

test('keys, workflows and origins are the listed ones', async () => {
  const flags = ['--api-key', 'sk-a', '--api-key', 'sk-b', '--workflow', 'wf_1@2'];
  const { listening, post } = await runJson(...flags, '--origin', 'http://localhost:1');
  const statuses = [];
  for (const [authorization, workflow] of [
    ['Bearer sk-b', { id: 'wf_1', version: '2' }],
    ['Bearer sk-c', { id: 'wf_1' }],
    ['Bearer sk-a', { id: 'wf_1', version: '3' }],
  ] as const) {
    const answer = await post('/chatkit/sessions', { authorization }, { user: 'u', workflow });
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([200, 401, 404]);
  const preflight = { method: 'OPTIONS', headers: { origin: 'http://localhost:2' } };
  expect((await fetch(`${listening.control}clock`, preflight)).status).toBe(403);
});

test('the keys that pass are not printed', async () => {
  const { line } = run('--port', '0', '--api-key', 'sk-of-mine');
  await line();
  await line();
  expect(await line()).toContain('OPENAI_API_KEY=your-key ');
});

test('a secret or a key where it does not belong is not printed', async () => {
  const { event, post } = await runJson();
  for (const part of ['ek_SECRET', '%65k_SECRET', 'sk-SECRET', 'ek_SECRET/SECRET%2Fek_SECRET']) {
    const answer = await post(`/chatkit/sessions/${part}/cancel`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('SECRET');
    expect(JSON.stringify(await event())).not.toContain('SECRET');
  }
  const { ended } = run('--port', '0', '--api-key', 'a', 'sk-SECRET');
  expect((await ended).errors).toMatch(/^chatkit-emulator: Every argument/);
  expect((await ended).errors).not.toContain('SECRET');
});

test('a seed makes ids and faults repeat', async () => {
  const once = async () => {
    const flags = ['--seed', '7', '--fault', 'rate=0.5,status=500,headers.x-n=1'];
    const { child, post } = await runJson(...flags);
    const seen = [];
    for (let call = 0; call < 8; call++) {
      const response = await post();
      const { id = 'fault' } = (await response.json()) as { id?: string };
      seen.push(id + String(response.headers.get('x-n')));
    }
    child.kill('SIGINT');
    return seen;
  };
  const [first, again] = [await once(), await once()];
  expect(again).toEqual(first);
  expect(first).toContain('fault1');
  expect(first.some((id) => id.startsWith('cksess_'))).toBe(true);
});

test('it is driven over HTTP', async () => {
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

test('beyond the loopback it warns', async () => {
  const { child, line, ended } = run('--port', '0', '--host', '0.0.0.0');
  for (let lines = 0; lines < 8; lines++) await line();
  child.kill('SIGINT');
  const { errors } = await ended;
  expect(errors).toMatch(/^Warning: .*0\.0\.0\.0/);

  const { event } = await runJson('--host', '0.0.0.0');
  expect(await event()).toMatchObject({ event: 'warning' });
});

test.each([
  [['--port', '70000'], '--port takes a whole number from 0 to 65535, not "70000"'],
  [['--port', 'http'], '--port takes'],
  [['--port='], '--port takes'],
  [['--port'], "'--port <value>' argument missing"],
  [['--seed', '-1'], 'seed'],
  [['--verbose'], "Unknown option '--verbose'"],
  [['4010'], 'Every argument is a flag'],
  [['--fault', 'status=9'], '--fault status=9: status'],
  [['--fault', '500'], 'name=value'],
  [['--fault', 'operation=sessions.list,status=500'], 'operation'],
  [['--workflow', 'a@b@c'], 'id@version'],
  [['--origin', 'http://example.com'], 'example.com'],
  [['--host', '192.0.2.1'], '--host'],
  [['--host', ''], 'host'],
  [['--api-key', ''], 'API key'],
  [['--fault', 'status=429,times=2,status=500'], 'has status twice'],
])('%j is one line on stderr and exit code 2', async (args, words) => {
  const { ended } = run('--port', '0', ...args);
  const { code, errors } = await ended;
  expect(code).toBe(2);
  expect(errors).toContain(words);
  expect(errors).toMatch(/^chatkit-emulator: .*\n$/);
  expect(errors).not.toContain('..');
});

test('a port in use is one line and exit code 2', async () => {
  const server = await serve(createEmulator());
  const { port } = new URL(server.url);
  const { ended } = run('--port', port);
  expect(await ended).toEqual({
    code: 2,
    errors: `chatkit-emulator: port ${port} of 127.0.0.1 is in use. Choose another with --port.\n`,
  });
  await server.close();
});

test('--help prints how it is used', async () => {
  const { line, ended } = run('--help');
  expect(await line()).toContain('ChatKit');
  expect(await ended).toEqual({ code: 0, errors: '' });
});
