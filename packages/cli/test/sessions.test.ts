import { expect, test } from 'vitest';
import { objects, withEmulator } from './command.ts';

const flags = ['--user', 'user_1', '--workflow', 'wf_1'];

test('sessions create prints the session without its secret', async () => {
  const { emulator, run } = await withEmulator();
  const { code, stdout, stderr } = await run('sessions', 'create', ...flags);
  const [session] = emulator.sessions.list();
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain(session?.id);
  expect(stdout).toContain('wf_1, the latest deployed version');
  expect(stdout).toContain('hidden; --show-secret prints it');
  expect(stdout).not.toContain(session?.client_secret);
});

test('sessions create --show-secret prints the secret, and --json the session as one object', async () => {
  const { emulator, run } = await withEmulator();
  const shown = await run('sessions', 'create', ...flags, '--show-secret');
  expect(shown.stdout).toContain(emulator.sessions.list()[0]?.client_secret);
  const whole = await run('sessions', 'create', ...flags, '--json', '--show-secret');
  expect(objects(whole.stdout)).toEqual([emulator.sessions.list()[1]]);
  const hidden = await run('sessions', 'create', ...flags, '--json');
  const { client_secret: _, ...rest } = emulator.sessions.list()[2] ?? {};
  expect(objects(hidden.stdout)).toEqual([rest]);
});

test('sessions create sends the values of its flags', async () => {
  const { run } = await withEmulator();
  const asked = '--version 3 --expires 300 --rate 20 --max-files 2 --max-file-size 5';
  const off = '--recent-threads 4 --no-titling --no-tracing';
  const states = [
    'plan=pro',
    'seats=3',
    'trial=false',
    'zip="01"',
    'id=12345678901234567890',
    'a=b=c',
  ];
  const { stdout } = await run(
    'sessions',
    'create',
    '--json',
    ...flags,
    ...`${asked} ${off}`.split(' '),
    ...states.flatMap((state) => ['--state', state]),
  );
  const [session] = objects(stdout);
  expect(session).toMatchObject({
    workflow: {
      version: '3',
      tracing: { enabled: false },
      state_variables: {
        plan: 'pro',
        seats: 3,
        trial: false,
        zip: '01',
        id: '12345678901234567890',
        a: 'b=c',
      },
    },
    rate_limits: { max_requests_per_1_minute: 20 },
    chatkit_configuration: {
      automatic_thread_titling: { enabled: false },
      file_upload: { enabled: true, max_files: 2, max_file_size: 5 },
      history: { enabled: true, recent_threads: 4 },
    },
  });
  const left = Number(session?.['expires_at']) - Date.now() / 1000;
  expect(Math.abs(left - 300)).toBeLessThan(30);
});

test('sessions create --no-history --uploads hides past threads and allows uploads', async () => {
  const { run } = await withEmulator();
  const { stdout } = await run('sessions', 'create', ...flags, '--no-history', '--uploads');
  expect(stdout).toMatch(/uploads +on\nhistory +off/);
});

test('sessions cancel repeats the call after a lost response, and cancels the session', async () => {
  const { emulator, run } = await withEmulator({
    faults: [{ operation: 'sessions.cancel', damage: 'truncated' }],
  });
  await run('sessions', 'create', ...flags);
  const id = emulator.sessions.list()[0]?.id ?? '';
  const { code, stdout } = await run('sessions', 'cancel', id);
  expect(code).toBe(0);
  expect(stdout).toMatch(/status +cancelled/);
  expect(stdout).not.toContain('--show-secret');
  expect(emulator.sessions.list()[0]?.status).toBe('cancelled');
});

test('sessions create does not create a second session when the response is cut off', async () => {
  const { emulator, run } = await withEmulator({
    faults: [{ operation: 'sessions.create', damage: 'truncated' }],
  });
  const { code, stderr } = await run('sessions', 'create', ...flags);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^chatkit-sessions: sessions\.create/);
  expect(emulator.sessions.list()).toHaveLength(1);
});

test('sessions create exits with 1 for an API error, and --json prints the error as an object', async () => {
  const { run } = await withEmulator({ workflows: ['wf_2'] });
  const text = await run('sessions', 'create', ...flags);
  expect(text.code).toBe(1);
  expect(text.stderr).toMatch(/^chatkit-sessions: .*404 Workflow with id 'wf_1' not found.*\n$/);
  const { code, stdout, stderr } = await run('sessions', 'create', ...flags, '--json');
  expect([code, stdout]).toEqual([1, '']);
  expect(objects(stderr)).toMatchObject([
    { error: { name: 'NotFoundError', status: 404, type: 'invalid_request_error' } },
  ]);
});
