// The command's --state FILE.
import { once } from 'node:events';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { run, runJson } from './command.ts';

/** Returns the path of a file in a folder of its own. */
function createFile(content?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-state-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'state.json');
  if (content !== undefined) writeFileSync(file, content);
  return file;
}

async function sessionsOf(control: string): Promise<unknown> {
  return (await fetch(`${control}sessions`)).json();
}

test('--state saves at exit and loads at start; only the user can read the file', async () => {
  const file = createFile();
  const first = await runJson('--state', file, '--seed', '1');
  await first.post();
  const sessions = await sessionsOf(first.listening.control);
  first.child.kill('SIGTERM');
  expect((await first.ended).code).toBe(0);
  expect(readdirSync(join(file, '..'))).toEqual(['state.json']);
  expect(statSync(file).mode & 0o777).toBe(0o600);

  const second = await runJson('--state', file, '--seed', '1');
  expect(await sessionsOf(second.listening.control)).toEqual(sessions);
  await second.post();
  expect(await sessionsOf(second.listening.control)).toMatchObject({ sessions: { length: 2 } });
});

test('a killed command loses no session that it had saved', async () => {
  const file = createFile();
  const { child, ended, listening, post } = await runJson('--state', file);
  const watcher = watch(join(file, '..'));
  onTestFinished(() => watcher.close());
  await post();
  for (;;) {
    const [, name] = (await once(watcher, 'change')) as [string, string];
    if (name === 'state.json') break;
  }
  const sessions = await sessionsOf(listening.control);
  child.kill('SIGKILL');
  await ended;
  const next = await runJson('--state', file);
  expect(await sessionsOf(next.listening.control)).toEqual(sessions);
});

test.each([
  [
    'that is not JSON',
    '{"secret":',
    /^chatkit-emulator: the file .*state.json of --state must be JSON/,
  ],
  [
    'of another version',
    '{"version":2}',
    /^chatkit-emulator: Invalid snapshot: version: Must be 1, got 2/,
  ],
])('a file %s ends the command with code 2 and stays as it is', async (_, content, message) => {
  const file = createFile(content);
  const { code, errors } = await run('--port', '0', '--state', file).ended;
  expect(code).toBe(2);
  expect(errors).toMatch(message);
  expect(readFileSync(file, 'utf8')).toBe(content);
});

test('a state that cannot be saved is a warning, and exit code 1', async () => {
  const file = createFile();
  const { child, ended, event } = await runJson('--state', join(file, 'missing', 'state.json'));
  child.kill('SIGTERM');
  expect(await event()).toMatchObject({
    event: 'warning',
    message: expect.stringContaining('the state was not saved'),
  });
  expect((await ended).code).toBe(1);
});
