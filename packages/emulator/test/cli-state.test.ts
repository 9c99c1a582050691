// The command's --state FILE.
import { once } from 'node:events';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { StateFile } from '../src/cli/state-file.ts';
import { keepState } from '../src/cli/state-keeper.ts';
import { createEmulator } from '../src/index.ts';
import { create } from './calls.ts';
import { run, runInProcess, runJson } from './command.ts';

/** Returns the path of a file in a folder of its own. */
function createFile(content?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-state-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'state.json');
  if (content !== undefined) writeFileSync(file, content);
  return file;
}

/** Keeps the state of an emulator in a file, as the command does. */
async function keep(path: string) {
  const file = new StateFile(path);
  const emulator = createEmulator({ snapshot: await file.read() });
  const warnings: string[] = [];
  const { close } = await keepState(file, emulator, (message) => warnings.push(message));
  return { emulator, warnings, close };
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
  await post();
  const watcher = watch(join(file, '..'));
  onTestFinished(() => watcher.close());
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
  ['that is empty', '', 'it is empty. Delete the file'],
  ['that is not JSON', 'hello', 'it is not JSON, or was cut off. Delete the file'],
  ['that was cut off', '{"secret":', 'it is not JSON, or was cut off. Delete the file'],
  ['of another version', '{"version":2}', 'Invalid snapshot: version: Must be 1, got 2'],
  ['of another program', '[]', 'Invalid snapshot: '],
])('a file %s ends the command with code 2 and stays as it is', async (_, content, problem) => {
  const file = createFile(content);
  const { code, errors } = await runInProcess('--port', '0', '--state', file);
  expect(code).toBe(2);
  expect(errors).toContain(`chatkit-emulator: cannot load --state ${file}: ${problem}`);
  expect(errors).toMatch(/^.*name another one\.\n$/);
  expect(readFileSync(file, 'utf8')).toBe(content);
});

test('a file that cannot be read ends the command with code 2', async () => {
  const folder = join(createFile(), '..');
  const { code, errors } = await runInProcess('--port', '0', '--state', folder);
  expect(code).toBe(2);
  expect(errors).toMatch(
    /^chatkit-emulator: cannot read --state .*EISDIR.* Name another file\.\n$/,
  );
});

test.each([
  ['a missing folder', (file: string) => join(file, '..', 'missing', 'state.json')],
  ['a read-only folder', () => '/proc/state.json'],
])('a state in %s ends the command with code 2', async (_, pathOf) => {
  const file = pathOf(createFile());
  const { code, errors } = await runInProcess('--port', '0', '--state', file);
  expect(code).toBe(2);
  expect(errors).toContain(`chatkit-emulator: cannot save --state ${file}: `);
  expect(errors).toMatch(/^.* Name another file\.\n$/);
});

test('a state that can no longer be saved is one warning, and exit code 1', async () => {
  const file = createFile();
  const { child, ended, event } = await runJson('--state', file);
  rmSync(join(file, '..'), { recursive: true });
  child.kill('SIGTERM');
  expect(await event()).toMatchObject({
    event: 'warning',
    message: expect.stringContaining('the state was not saved: ENOENT'),
  });
  expect((await ended).code).toBe(1);
  mkdirSync(join(file, '..')); // The end of the test deletes it.
});

test('an emulator does not overwrite the file that a second one has saved', async () => {
  const file = createFile();
  const [first, second] = [await keep(file), await keep(file)];
  await create(second.emulator);
  expect(await second.close()).toBe(true);
  const saved = readFileSync(file, 'utf8');
  expect(await first.close()).toBe(false);
  expect(first.warnings).toEqual([
    `the state was not saved: another program changed ${file}. Give each emulator a file of its own.`,
  ]);
  expect(readFileSync(file, 'utf8')).toBe(saved);
  expect(JSON.parse(saved)).toMatchObject({ sessions: { length: 1 } });
});

test('a command whose port is in use does not touch the file', async () => {
  const file = createFile();
  const { child, ended, listening } = await runJson('--state', file);
  const { port } = new URL(listening.url);
  expect((await runInProcess('--port', port, '--state', file)).code).toBe(2);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});

// The tests above prove it for SIGTERM.
test.each(['SIGINT', 'SIGHUP'] as const)('%s saves the state', async (signal) => {
  const file = createFile();
  const { child, ended, post } = await runJson('--state', file);
  await post();
  child.kill(signal);
  expect((await ended).code).toBe(0);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ sessions: { length: 1 } });
});

test('a link to the file stays a link', async () => {
  const file = createFile();
  const target = join(file, '..', 'target.json');
  writeFileSync(target, JSON.stringify(createEmulator().snapshot()));
  symlinkSync(target, file);
  const { emulator, close } = await keep(file);
  await create(emulator);
  expect(await close()).toBe(true);
  expect(lstatSync(file).isSymbolicLink()).toBe(true);
  expect(JSON.parse(readFileSync(target, 'utf8'))).toMatchObject({ sessions: { length: 1 } });
});

test('commands that are killed while they write keep the file whole and leave nothing behind', async () => {
  const file = createFile();
  const emulator = createEmulator();
  // Large, so that a write takes a while.
  const item = { type: 'chatkit.widget', widget: 'x'.repeat(10_000_000) } as const;
  emulator.threads.add({ user: 'ann', items: [item] });
  writeFileSync(file, JSON.stringify(emulator.snapshot()));
  const threads = readFileSync(file, 'utf8').slice(-1000);
  const watcher = watch(join(file, '..'));
  onTestFinished(() => watcher.close());
  for (let round = 0; round < 2; round++) {
    const { child, ended } = run('--port', '0', '--state', file);
    const beside = `state.json.${child.pid}.new`;
    for (;;) {
      const [type, name] = (await once(watcher, 'change')) as [string, string];
      // First the name appears, then each part that is written is a change.
      if (name === beside && (round === 0 || type === 'change')) break;
    }
    child.kill('SIGKILL');
    await ended;
    expect(readFileSync(file, 'utf8').slice(-1000)).toBe(threads);
  }
  const { child, ended } = await runJson('--state', file);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
  expect(readdirSync(join(file, '..'))).toEqual(['state.json']);
});
