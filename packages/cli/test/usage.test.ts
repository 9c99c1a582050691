import { expect, test } from 'vitest';
import { objects, start, withEmulator } from './command.ts';

test.each([
  [['session'], "unknown command 'session'. Did you mean sessions?"],
  [['sessions', 'create', '--user', 'u'], "required option '--workflow <id>' not specified"],
  [['threads', 'list', '--usr', 'u'], "unknown option '--usr'. Did you mean --user?"],
  [
    ['sessions', 'create', '--user', 'u', '--workflow', 'w', '--expires', '601'],
    'whole number from 1 to 600',
  ],
  [
    ['sessions', 'create', '--user', 'u', '--workflow', 'w', '--rate', '0'],
    'whole number of at least 1',
  ],
  [
    ['sessions', 'create', '--user', 'u', '--workflow', 'w', '--state', 'plan'],
    'It must be key=value.',
  ],
  [['threads', 'list', '--timeout', '1h'], 'number of seconds above 0'],
  [['threads', 'list', '--timeout', '0'], 'number of seconds above 0'],
  [['threads', 'list', 'sk-SECRET-of-mine'], 'too many arguments'],
  [['threads', 'delete'], 'needs either thread ids or --user'],
  [['threads', 'delete', 'cthr_1', '--user', 'u'], 'needs either thread ids or --user'],
  [['threads', 'delete', '--user', 'u'], 'stdin is not a terminal. Pass --yes'],
  [['threads', 'export', '--delete-after'], '--delete-after needs --out'],
  [['threads', 'export', '--out', ''], "option '--out <file>' argument '' is invalid"],
  [['threads', 'list', '--base-url', ' '], 'It must not be blank.'],
  [['sessions', 'create', '--user', 'u', '--workflow', ''], 'It must not be blank.'],
  [['doctor', '--workflow', ''], 'It must not be blank.'],
  [['doctor', '--workflow', 'w', '--version', ' '], 'It must not be blank.'],
  [['doctor', '--endpoint', ''], 'It must not be blank.'],
  [['threads', 'export', '--concurrency', '65'], 'whole number from 1 to 64'],
  [
    ['threads', 'list', '--base-url', 'ftp://x'],
    'must be an http or https URL without credentials',
  ],
  [['doctor', '--endpoint', 'localhost:3000'], '--endpoint must be an http or https URL'],
  [['doctor', '--endpoint', 'http://a', '--origin', 'b'], '--origin must be an http or https URL'],
])('the command %j exits with 2 and prints the error on one line', async (args, words) => {
  const { code, stdout, stderr } = await start(args, { OPENAI_API_KEY: 'sk-any' }).ended;
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(words);
  expect(stderr).toMatch(/^chatkit-sessions: [^\n]*\n$/);
  expect(stderr).not.toContain('SECRET');
});

test('--json prints a usage error as an object', async () => {
  const { code, stderr } = await start(['threads', 'list', '--json', '--limit', '0']).ended;
  expect(code).toBe(2);
  expect(objects(stderr)).toEqual([
    { error: { name: 'UsageError', message: expect.stringContaining('--limit') } },
  ]);
});

test('a command without an API key exits with 2 and names the variable', async () => {
  const { code, stderr } = await start(['threads', 'list'], { OPENAI_API_KEY: ' ' }).ended;
  expect(code).toBe(2);
  expect(stderr).toContain('Set the environment variable OPENAI_API_KEY.');
});

test.each([[[]], [['sessions']], [['threads']]])(
  'the arguments %j print the help to stderr and exit with 2',
  async (args) => {
    const { code, stdout, stderr } = await start(args).ended;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Usage: chatkit-sessions/);
  },
);

test.each([['--help'], ['-h'], ['threads', 'export', '--help']])(
  'the arguments %s %s %s print the help to stdout and exit with 0',
  async (...args) => {
    const { code, stdout, stderr } = await start(args.filter(Boolean)).ended;
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Usage: chatkit-sessions/);
  },
);

test('--version prints the version without an API key', async () => {
  expect(await start(['--version']).ended).toEqual({ code: 0, stdout: '0.0.0\n', stderr: '' });
});

test('a command exits with 1 if the server cannot be reached', async () => {
  const env = { OPENAI_API_KEY: 'sk-any', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' };
  const { code, stderr } = await start(['threads', 'list', '--deadline', '0.1'], env).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/^chatkit-sessions: threads\.list/);
});

test('--timeout ends an attempt that stalls, and the command retries the call', async () => {
  const { run, requests } = await withEmulator({
    faults: [{ damage: 'stalled' }, { delay: 60_000 }],
  });
  const { code } = await run('threads', 'list', '--timeout', '0.2');
  expect(code).toBe(0);
  expect(requests).toHaveLength(3);
});

test('--deadline ends a call with its retries', async () => {
  const { run } = await withEmulator({ faults: [{ status: 500, times: 99 }] });
  const { code, stderr } = await run('threads', 'list', '--deadline', '0.3');
  expect(code).toBe(1);
  expect(stderr).toContain('deadline');
});

test.each(['bash', 'zsh', 'fish'])('completion prints a script for %s', async (shell) => {
  const { code, stdout } = await start(['completion', shell]).ended;
  expect(code).toBe(0);
  expect(stdout).toContain('chatkit-sessions');
});

test('completion of another shell exits with 2', async () => {
  expect((await start(['completion', 'tcsh']).ended).code).toBe(2);
});

test('the completion script gets the commands and the flags', async () => {
  const complete = async (...words: string[]) =>
    (await start(['complete', '--', ...words]).ended).stdout;
  expect(await complete('threads', '')).toMatch(/^list\tlist threads[^]*^export\t/m);
  expect(await complete('threads', 'export', '--')).toContain('--delete-after');
});

test('emulator runs the command of the emulator with its flags', async () => {
  const { code, stdout } = await start(['emulator', '--help']).ended;
  expect(code).toBe(0);
  expect(stdout).toContain('npx @chatkit-sessions/emulator [flags]');
  const refused = await start(['emulator', '--port', 'http']).ended;
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/^chatkit-emulator: /) });
});
