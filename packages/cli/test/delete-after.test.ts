import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '@chatkit-sessions/emulator';
import { expect, test } from 'vitest';
import { addThreads, message, objects, scratch, withEmulator } from './command.ts';

/** Starts an emulator with threads, and an export that deletes them. */
async function prepare(count: number) {
  const server = await withEmulator();
  const ids = addThreads(server.emulator, count);
  const out = join(scratch(), 'threads.jsonl');
  const flags = ['threads', 'export', '--out', out, '--delete-after', '--json'];
  const exported = () => objects(readFileSync(out, 'utf8')).map(({ id }) => id);
  return { ...server, ids, out, flags, exported };
}

test('--delete-after deletes each thread once the state file has its line', async () => {
  const { emulator, ids, out, flags, run, exported, onRequest } = await prepare(250);
  const early: string[] = [];
  onRequest((line) => {
    if (!line.startsWith('DELETE')) return;
    const { bytes } = JSON.parse(readFileSync(`${out}.state`, 'utf8')) as { bytes: number };
    const safe = readFileSync(out).subarray(0, bytes).toString();
    const id = line.split('/').at(-1) ?? '';
    if (!safe.includes(`"${id}"`)) early.push(id);
  });
  expect((await run(...flags)).code).toBe(0);
  expect(early).toEqual([]);
  expect(exported()).toEqual(ids);
  expect(emulator.threads.list()).toEqual([]);
});

test('export --delete-after loses no thread and deletes every one, although it is killed again and again', async () => {
  const { emulator, ids, flags, start, exported, onRequest } = await prepare(300);
  const random = seededRandom(3);
  const codes: (number | null)[] = [];
  while (codes.at(-1) !== 0 && codes.length < 30) {
    let left = 20 + Math.floor(random() * 300);
    const { child, ended } = start(...flags);
    onRequest(() => void (left-- === 0 && child.kill('SIGKILL')));
    codes.push((await ended).code);
  }
  expect(codes.filter((code) => code === null).length).toBeGreaterThan(3);
  expect(exported()).toEqual(ids);
  expect(emulator.threads.list()).toEqual([]);
});

test('--delete-after on a finished export deletes its threads, and keeps one with new items', async () => {
  const { emulator, ids, flags, run, exported } = await prepare(4);
  await run(...flags.filter((flag) => flag !== '--delete-after'));
  expect(emulator.threads.list()).toHaveLength(4);
  const { client_secret } = await createSession(emulator);
  emulator.admit(client_secret, { text: 'One more question', threadId: ids[2] });
  const { stdout } = await run(...flags);
  expect(objects(stdout)).toMatchObject([{ event: 'done', read: 0, kept: 1 }]);
  expect(emulator.threads.list().map(({ id }) => id)).toEqual([ids[2]]);
  expect(exported()).toEqual(ids);
});

test('--delete-after deletes a thread whose text contains a Unicode line separator', async () => {
  const { emulator, ids, flags, run, exported } = await prepare(1);
  const { id } = emulator.threads.add({
    user: 'user_1',
    items: [message('a\u2028b\u2029c\u0085d')],
  });
  expect((await run(...flags)).code).toBe(0);
  expect(exported()).toEqual([...ids, id]);
  expect(emulator.threads.list()).toEqual([]);
});

test('export --delete-after deletes the remaining threads in the next run after a deletion failed', async () => {
  const { emulator, ids, flags, run, exported } = await prepare(30);
  emulator.faults.add({ operation: 'threads.delete', status: 403, times: 1 });
  expect((await run(...flags)).code).toBe(1);
  expect((await run(...flags)).code).toBe(0);
  expect(exported()).toEqual(ids);
  expect(emulator.threads.list()).toEqual([]);
});

async function createSession(emulator: { fetch: typeof fetch }) {
  const response = await emulator.fetch('http://localhost/v1/chatkit/sessions', {
    method: 'POST',
    headers: {
      authorization: 'Bearer sk-any',
      'content-type': 'application/json',
      'openai-beta': 'chatkit_beta=v1',
    },
    body: JSON.stringify({ user: 'user_1', workflow: { id: 'wf_1' } }),
  });
  return (await response.json()) as { client_secret: string };
}
