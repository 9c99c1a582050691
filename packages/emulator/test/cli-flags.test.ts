import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { run, runInProcess, runJson } from './command.ts';
import { listen } from './serving.ts';

test('--api-key, --workflow and --origin restrict what the command accepts', async () => {
  const flags = ['--api-key', 'sk-a', '--api-key', 'sk-b', '--workflow', 'wf_1@2'];
  const { listening, post } = await runJson(...flags, '--origin', 'http://localhost:1');
  const statuses = [];
  for (const [authorization, workflow] of [
    ['Bearer sk-b', { id: 'wf_1', version: '2' }],
    ['Bearer sk-c', { id: 'wf_1' }],
    ['Bearer sk-a', { id: 'wf_1', version: '3' }],
  ] as const) {
    const response = await post('/chatkit/sessions', { authorization }, { user: 'u', workflow });
    statuses.push(response.status);
  }
  expect(statuses).toEqual([200, 401, 404]);
  const preflight = { method: 'OPTIONS', headers: { origin: 'http://localhost:2' } };
  expect((await fetch(`${listening.control}clock`, preflight)).status).toBe(403);
});

test('the command does not print the keys of --api-key', async () => {
  const { line } = run('--port', '0', '--api-key', 'sk-of-mine');
  for (let lines = 0; lines < 4; lines++) await line();
  expect(await line()).toContain('OPENAI_API_KEY=your-key ');
});

test('a secret or a key in the wrong place is neither logged nor returned', async () => {
  const { event, post } = await runJson();
  for (const part of ['ek_SECRET', '%65k_SECRET', 'sk-SECRET', 'ek_SECRET/SECRET%2Fek_SECRET']) {
    const response = await post(`/chatkit/sessions/${part}/cancel`);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('SECRET');
    expect(JSON.stringify(await event())).not.toContain('SECRET');
  }
  const { errors } = await runInProcess('--port', '0', '--api-key', 'a', 'sk-SECRET');
  expect(errors).toMatch(/^chatkit-emulator: Every argument must/);
  expect(errors).not.toContain('SECRET');
});

test('--seed makes ids and faults repeat', async () => {
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

test.each([
  [['--port', '70000'], '--port must be a whole number from 0 to 65535, got "70000"'],
  [['--port', 'http'], '--port must be'],
  [['--port='], '--port must be'],
  [['--port'], '--port needs a value'],
  [['-p'], '--port needs a value'],
  [['--seed', '-3'], '--seed must be a whole number from 0 to 4294967295, got "-3"'],
  [['--host', '--json'], '--host needs a value'],
  [['--json=yes'], '--json takes no value'],
  [['--verbose'], 'Unknown flag --verbose. See --help.'],
  [['--apikey', 'sk-x'], 'Unknown flag --apikey. Did you mean --api-key?'],
  [['--api-kee', 'sk-x'], 'Unknown flag --api-kee. Did you mean --api-key?'],
  [['--worklfow', 'wf_1'], 'Unknown flag --worklfow. Did you mean --workflow?'],
  [['-x'], 'Unknown flag -x'],
  [['4010'], 'Every argument must be a flag'],
  [['--fault', 'status=9'], '--fault status=9: status'],
  [['--fault', '500'], 'name=value'],
  [['--fault', 'operation=sessions.list,status=500'], 'operation'],
  [['--workflow', 'a@b@c'], 'id@version'],
  [['--origin', 'http://example.com'], 'example.com'],
  [['--host', '192.0.2.1'], '--host'],
  [['--host', ''], 'host'],
  [['--api-key', ''], 'API key'],
  [['--state', ''], '--state must be the path of a file, got ""'],
  [['--state'], '--state needs a value'],
  [['--fault', 'status=429,times=2,status=500'], 'has status twice'],
])('the flags %j print one line to stderr and exit with 2', async (args, words) => {
  const { code, errors } = await runInProcess('--port', '0', ...args);
  expect(code).toBe(2);
  expect(errors).toContain(words);
  expect(errors).toMatch(/^chatkit-emulator: .*\n$/);
  expect(errors).not.toContain('..');
});

test('a port in use prints one line to stderr and exits with 2', async () => {
  const server = await listen(createEmulator());
  const { port } = new URL(server.url);
  const { ended } = run('--port', port);
  expect(await ended).toEqual({
    code: 2,
    errors: `chatkit-emulator: port ${port} of 127.0.0.1 is in use. Choose another with --port.\n`,
  });
});
