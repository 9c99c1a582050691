import type { Fault } from '@chatkit-sessions/emulator';
import { expect, test } from 'vitest';
import { start, withEmulator } from './command.ts';
import { diagnose, key, type Finding } from './doctor.ts';

test('doctor passes a working key, API and workflow, and cancels the session that it created', async () => {
  const { emulator, env, requests } = await withEmulator({ workflows: ['wf_123'] });
  const found = await diagnose(['--workflow', 'wf_123'], env);
  const names = ['key', 'api', 'clock', 'workflow', 'version', 'uploads', 'expires_after'];
  for (const name of [...names, 'rate_limits', 'cancel']) expect(found(name)?.status).toBe('ok');
  expect(emulator.sessions.list().map(({ status }) => status)).toEqual(['cancelled']);
  expect(requests).toHaveLength(3);
});

test('doctor prints a line with a mark for each check, and a second line with the remedy of a problem', async () => {
  const { run } = await withEmulator({ workflows: ['wf_123'] });
  const { code, stdout, stderr } = await run('doctor', '--workflow', 'wf_other');
  expect(code).toBe(1);
  expect(stdout).toMatch(/^✓ key {11}The environment variable OPENAI_API_KEY is set/m);
  expect(stdout).toMatch(
    /^✗ workflow {6}The project of the key does not have wf_other.*\n {16}→ /m,
  );
  expect(stdout).toMatch(/^! end date {6}.*30 November 2026.*\n {16}→ Move to/m);
  expect(stderr).toBe('chatkit-sessions: 1 check failed.\n');
});

test.each<[string, string, Finding['status'], string]>([
  ['no key', '', 'fail', 'is not set'],
  ['a key in quotes', `"${key}"`, 'fail', 'more than a key'],
  ['a key after Bearer', `Bearer ${key}`, 'fail', 'more than a key'],
  ['a client secret as the key', 'ek_abc123', 'fail', 'client secret of a session'],
  ['an admin key', 'sk-admin-obviously-fake', 'warn', 'an admin key'],
  ['a project key', 'sk-proj-obviously-fake', 'ok', 'a project key'],
])('doctor reports %s', async (_title, value, status, message) => {
  const { env, requests } = await withEmulator();
  const found = await diagnose([], { ...env, OPENAI_API_KEY: value });
  expect(found('key')).toMatchObject({ status, message: expect.stringContaining(message) });
  // Without a usable key, doctor sends no request to the API.
  expect(requests).toHaveLength(status === 'fail' ? 0 : 1);
});

test.each<[Fault, Finding['status'], string]>([
  [{ status: 401 }, 'fail', 'Create a new key in the project'],
  [{ status: 403 }, 'warn', 'Give the key write access to ChatKit'],
  [{ status: 404 }, 'fail', 'it ends in /v1'],
  [{ status: 429, times: 99 }, 'fail', 'the credit of the organization'],
  [{ status: 500, times: 99 }, 'fail', 'https://status.openai.com'],
  [{ delay: 60_000, times: 99 }, 'fail', 'Check the network'],
])('doctor reports an API with the fault %j, and the remedy', async (fault, status, remedy) => {
  const { env } = await withEmulator({ faults: [{ operation: 'threads.list', ...fault }] });
  const found = await diagnose(['--timeout', '0.5', '--deadline', '1'], env);
  expect(found('api')).toMatchObject({ status, remedy: expect.stringContaining(remedy) });
});

test('doctor names the URL of an API that cannot be reached', async () => {
  const env = { OPENAI_API_KEY: key, OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' };
  const found = await diagnose(['--deadline', '0.1'], env);
  expect(found('api')?.message).toContain('http://127.0.0.1:9/v1');
  expect(found('api')?.status).toBe('fail');
});

test.each<[string, string, Finding['status'], string]>([
  ['before the end of hosted workflows', 'Sun, 29 Nov 2026 00:00:00 GMT', 'warn', 'is in 1 day.'],
  ['after the end of hosted workflows', 'Tue, 01 Dec 2026 00:00:00 GMT', 'warn', 'has passed'],
])(
  'doctor warns of the end date when the API sends a date %s',
  async (_title, date, status, message) => {
    const faults = [{ operation: 'threads.list', headers: { date } }];
    const found = await diagnose([], (await withEmulator({ faults })).env);
    expect(found('end date')).toMatchObject({ status, message: expect.stringContaining(message) });
  },
);

test('doctor fails a clock that is an hour behind the API, and the remedy names NTP', async () => {
  const date = new Date(Date.now() + 3_600_000).toUTCString();
  const faults = [{ operation: 'threads.list', headers: { date } }];
  const found = await diagnose([], (await withEmulator({ faults })).env);
  expect(found('clock')).toMatchObject({ status: 'fail', remedy: expect.stringContaining('NTP') });
  expect(found('clock')?.message).toMatch(/\d seconds behind the API/);
});

test('doctor creates no session without --workflow', async () => {
  const { emulator, env } = await withEmulator();
  const found = await diagnose([], env);
  expect(found('workflow')).toMatchObject({ status: 'warn' });
  expect(emulator.sessions.list()).toEqual([]);
});

test('doctor fails a missing version, but passes its workflow', async () => {
  const { env } = await withEmulator({ workflows: ['wf_123@1'] });
  const found = await diagnose(['--workflow', 'wf_123', '--version', '2'], env);
  expect(found('version')).toMatchObject({ status: 'fail' });
  expect(found('workflow')).toMatchObject({ status: 'ok' });
});

test('doctor fails the version "latest", and the remedy is to leave it out', async () => {
  const { env } = await withEmulator();
  const found = await diagnose(['--workflow', 'wf_123', '--version', 'latest'], env);
  expect(found('version')).toMatchObject({
    status: 'fail',
    remedy: expect.stringContaining('Leave version out'),
  });
});

test('doctor warns of a session without the uploads, the life and the rate that it asked for', async () => {
  const { emulator, env } = await withEmulator();
  const session = {
    id: 'cksess_1',
    object: 'chatkit.session',
    user: 'u',
    status: 'active',
    client_secret: 'ek_abc123',
    expires_at: Math.floor(Date.now() / 1000) + 600,
    max_requests_per_1_minute: 10,
    rate_limits: { max_requests_per_1_minute: 10 },
    workflow: { id: 'wf_123', version: null, state_variables: null, tracing: { enabled: true } },
    chatkit_configuration: {
      automatic_thread_titling: { enabled: true },
      file_upload: { enabled: false, max_file_size: null, max_files: null },
      history: { enabled: true, recent_threads: null },
    },
  };
  emulator.faults.add({ operation: 'sessions.create', status: 200, body: session });
  const found = await diagnose(['--workflow', 'wf_123'], env);
  for (const name of ['uploads', 'expires_after', 'rate_limits', 'cancel']) {
    expect(found(name)).toMatchObject({ status: 'warn' });
  }
});

test('doctor shows the message of the API when no session can be created', async () => {
  const body = { error: { message: 'The workflow is broken.', type: 'invalid_request_error' } };
  const faults = [{ operation: 'sessions.create', status: 400, body }];
  const found = await diagnose(['--workflow', 'wf_123'], (await withEmulator({ faults })).env);
  expect(found('workflow')).toMatchObject({
    status: 'fail',
    message: expect.stringContaining('The workflow is broken.'),
  });
});

test('doctor checks the endpoint and the end date without a key', async () => {
  const endpoint = 'http://127.0.0.1:9/api';
  const { code, stdout } = await start(['doctor', '--endpoint', endpoint]).ended;
  expect(code).toBe(1);
  expect(stdout).toMatch(/^✗ key.*\n.*\n! end date.*\n.*\n✗ endpoint/m);
});
