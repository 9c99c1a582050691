import { expect, test } from 'vitest';
import { headers, minimal } from './calls.ts';
import { run, runJson } from './command.ts';

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

test('--help prints how it is used', async () => {
  const { line, ended } = run('--help');
  expect(await line()).toContain('ChatKit');
  expect(await ended).toEqual({ code: 0, errors: '' });
});
