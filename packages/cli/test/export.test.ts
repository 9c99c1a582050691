import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { addThreads, message, objects, scratch, withEmulator } from './command.ts';
import { runInTerminal } from './terminal.ts';

const read = (file: string) => objects(readFileSync(file, 'utf8'));
const idsOf = (file: string) => read(file).map(({ id }) => id);

/** Starts an emulator with threads, and an export to a file that does not exist yet. */
async function prepare(count: number) {
  const server = await withEmulator();
  const ids = addThreads(server.emulator, count);
  const out = join(scratch(), 'threads.jsonl');
  const flags = ['threads', 'export', '--out', out];
  const run = (...more: string[]) => server.run(...flags, ...more);
  /** Runs the export and ends it with a signal at a request. */
  const stopAt = (signal: NodeJS.Signals, request: number, ...more: string[]) => {
    const { child, ended } = server.start(...flags, ...more);
    let left = request;
    server.onRequest(() => void (left-- === 0 && child.kill(signal)));
    return ended;
  };
  return { ...server, ids, out, run, stopAt };
}

test('export writes every thread with all its items, the oldest first', async () => {
  const { emulator, ids, out, run } = await prepare(230);
  const items = Array.from({ length: 230 }, (_, at) => message(`Message ${at}`));
  const { id } = emulator.threads.add({ user: 'user_2', items });
  const { code, stdout, stderr } = await run();
  expect([code, stdout]).toEqual([0, '']);
  // A slow machine also gets lines of progress.
  expect(stderr.split('\n').slice(-2)).toEqual([`Exported 231 threads to ${out}.`, '']);
  const threads = read(out);
  expect(threads.map((thread) => thread['id'])).toEqual([...ids, id]);
  expect(threads).toMatchObject(emulator.threads.list());
  const last = threads[230] as { items?: { content: { text: string }[] }[] } | undefined;
  const texts = last?.items?.map(({ content }) => content[0]?.text);
  expect(texts).toEqual(items.map(({ content }) => content[0]?.text));
});

test('export --user writes the threads of one user', async () => {
  const { emulator, out, run } = await prepare(3);
  const [id] = addThreads(emulator, 1, 'user_2');
  await run('--user', 'user_2');
  expect(idsOf(out)).toEqual([id]);
});

test('export without --out writes to stdout, and the summary to stderr', async () => {
  const { run } = await withEmulator();
  expect(await run('threads', 'export')).toEqual({
    code: 0,
    stdout: '',
    stderr: 'Exported 0 threads.\n',
  });
  const { emulator, run: runAgain } = await withEmulator();
  const ids = addThreads(emulator, 3);
  const { stdout, stderr } = await runAgain('threads', 'export', '--json');
  expect(objects(stdout).map(({ id }) => id)).toEqual(ids);
  expect(objects(stderr)).toEqual([
    { event: 'done', threads: 3, read: 3, disappeared: 0, kept: 0 },
  ]);
});

test('export --json prints progress to stderr and the summary to stdout', async () => {
  const { run } = await prepare(120);
  const { stdout, stderr } = await run('--json');
  expect(objects(stdout)).toEqual([
    { event: 'done', threads: 120, read: 120, disappeared: 0, kept: 0 },
  ]);
  const progress = objects(stderr);
  expect(progress.every(({ event }) => event === 'progress')).toBe(true);
  const counts = progress.map(({ threads }) => Number(threads));
  expect(counts.length).toBeGreaterThan(2);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect([counts[0], counts.at(-1)]).toEqual([0, 120]);
  expect(progress.at(-1)?.['total']).toBe(120);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  'an export that %s stops reports it, and the same command resumes it',
  async (signal) => {
    const { ids, out, run, stopAt } = await prepare(150);
    const { code, stderr } = await stopAt(signal, 60);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Stopped after \d+ threads\. Run the same command again to resume\.$/m);
    expect(stderr).toContain(`chatkit-sessions: The command was stopped by ${signal}.\n`);
    const written = idsOf(out);
    expect(written.length).toBeGreaterThan(0);
    expect(written).toEqual(ids.slice(0, written.length));
    expect((await run()).stderr).toContain(
      `Exported ${150 - written.length} threads to ${out}. The file has 150 threads`,
    );
    expect(idsOf(out)).toEqual(ids);
  },
);

test('an export that a failed call stops keeps its lines, and the same command resumes it', async () => {
  const { emulator, ids, out, run, onRequest } = await prepare(50);
  let left = 40;
  onRequest(() => {
    if (left-- === 0) emulator.faults.add({ status: 403, times: 1 });
  });
  const { code, stderr } = await run();
  expect(code).toBe(1);
  expect(stderr).toMatch(/Stopped after \d+ threads[^]*chatkit-sessions: threads\.\w+: 403/);
  expect(idsOf(out).length).toBeLessThan(50);
  expect((await run()).code).toBe(0);
  expect(idsOf(out)).toEqual(ids);
});

test('an export writes a line again that a crash cut off', async () => {
  const { ids, out, run } = await prepare(5);
  await run();
  const { bytes, ...state } = JSON.parse(readFileSync(`${out}.state`, 'utf8')) as { bytes: number };
  const lines = readFileSync(out, 'utf8').split('\n');
  const saved = Buffer.byteLength(lines.slice(0, 4).join('\n')) + 1;
  const { created_at } = JSON.parse(lines[3] ?? '') as { created_at: number };
  const place = { created_at, ids: [ids[3]] };
  writeFileSync(`${out}.state`, JSON.stringify({ ...state, bytes: saved, threads: 4, place }));
  truncateSync(out, bytes - 9);
  await run();
  expect(readFileSync(out, 'utf8')).toBe(lines.join('\n'));
});

test('a finished export that runs again adds the threads that were created since', async () => {
  const { emulator, ids, out, run } = await prepare(6);
  await run();
  const before = readFileSync(out, 'utf8');
  expect((await run()).stderr).toContain('Exported 0 threads');
  expect(readFileSync(out, 'utf8')).toBe(before);
  const later = addThreads(emulator, 3, 'user_3', 1000);
  await run();
  expect(idsOf(out)).toEqual([...ids, ...later]);
});

test.each([
  ['the last exported thread', -1],
  ['every exported thread', 0],
])('an export resumes after %s was deleted', async (_, from) => {
  const { emulator, ids, out, run, url } = await prepare(7);
  await run();
  const later = addThreads(emulator, 2, 'user_2', 6);
  await deleteAll(url, ids.slice(from));
  const { code } = await run();
  expect(code).toBe(0);
  expect(idsOf(out)).toEqual([...ids, ...later]);
});

test('an export continues when the last thread of a page is deleted while it runs', async () => {
  const { emulator, ids, out, run, url, onRequest } = await prepare(310);
  const victims = [ids[99], ids[199], ids[299]] as string[];
  let isDeleted = false;
  onRequest((line) => {
    if (isDeleted || !line.includes(`${ids[120]}/items`)) return;
    isDeleted = true;
    void deleteAll(url, victims.slice(1));
  });
  const { code } = await run('--concurrency', '1');
  expect(code).toBe(0);
  expect(idsOf(out)).toEqual(ids.filter((id) => !victims.slice(1).includes(id)));
  expect(emulator.threads.list()).toHaveLength(308);
});

test('export --concurrency 8 writes the lines in order although some are slow', async () => {
  const { emulator, ids, out, run } = await prepare(40);
  emulator.faults.add({ operation: 'threads.listItems', rate: 0.2, delay: 40 });
  await run('--concurrency', '8');
  expect(idsOf(out)).toEqual(ids);
});

test('an export continues after a 429, and prints how long it waits', async () => {
  const { emulator, ids, out, run } = await prepare(8);
  const headers = { 'retry-after-ms': '5' };
  emulator.faults.add({ operation: 'threads.listItems', status: 429, headers });
  const { stderr } = await run('--json');
  expect(objects(stderr)).toContainEqual({ event: 'pause', ms: 5 });
  expect(idsOf(out)).toEqual(ids);
  emulator.faults.add({ status: 429, headers });
  expect((await run()).stderr).toContain('The API asked to slow down (429): waiting 1 s.');
});

test('an export in a terminal shows a bar with counts, rate and time left', async () => {
  const { emulator, out, env } = await prepare(60);
  // Slow enough for the bar to be drawn several times.
  emulator.faults.add({ operation: 'threads.listItems', rate: 1, delay: 40 });
  const { code, screen } = await runInTerminal(['threads', 'export', '--out', out], env);
  expect(code).toBe(0);
  expect(screen).toMatch(/█+░+ {2}\d+ of 60 threads · [\d.]+\/s · \d+ s left/);
  expect(screen).toContain(`Exported 60 threads to ${out}.`);
});

test('an export exits with 2 for a file of another export, a foreign file or a shortened file', async () => {
  const { out, run } = await prepare(2);
  writeFileSync(out, 'a file of mine\n');
  const foreign = await run();
  expect(foreign.code).toBe(2);
  expect(foreign.stderr).toContain('exists, but');
  expect(readFileSync(out, 'utf8')).toBe('a file of mine\n');

  const own = await prepare(2);
  await own.run();
  const other = await own.run('--user', 'user_1');
  expect(other.code).toBe(2);
  expect(other.stderr).toContain('is an export of all users from http://127.0.0.1');
  truncateSync(own.out, 3);
  const short = await own.run();
  expect(short.code).toBe(2);
  expect(short.stderr).toMatch(/has 3 bytes, but \d+ were exported/);
  writeFileSync(`${own.out}.state`, '{');
  expect((await own.run()).stderr).toContain('is not the state of an export');
});

test('the export and its state can be read by their owner alone', async () => {
  const { out, run } = await prepare(1);
  await run();
  const modes = [out, `${out}.state`].map((file) => statSync(file).mode & 0o777);
  expect(modes).toEqual([0o600, 0o600]);
  expect(existsSync(`${out}.state.new`)).toBe(false);
});

test('a closed pipe ends an export quietly', async () => {
  const { emulator, start } = await withEmulator();
  addThreads(emulator, 300);
  const { child, ended } = start('threads', 'export');
  child.stdout.once('data', () => child.stdout.destroy());
  expect(await ended).toMatchObject({ code: 0, stderr: '' });
});

/** Deletes threads without the command. */
async function deleteAll(url: string, ids: readonly string[]): Promise<void> {
  const headers = { authorization: 'Bearer sk-any', 'openai-beta': 'chatkit_beta=v1' };
  for (const id of ids) {
    await fetch(`${url}/chatkit/threads/${id}`, { method: 'DELETE', headers });
  }
}

test('a second export to a file exits with 2 while the first one runs, and works after the first was killed', async () => {
  const { emulator, start, run, onRequest } = await withEmulator({
    faults: [{ operation: 'threads.listItems', delay: 60_000 }],
  });
  addThreads(emulator, 1);
  const out = join(scratch(), 'threads.jsonl');
  const reading = new Promise<void>((begun) => {
    onRequest((request) => request.includes('/items') && begun());
  });
  const first = start('threads', 'export', '--out', out);
  await reading;
  const second = await run('threads', 'export', '--out', out);
  expect(second.code).toBe(2);
  expect(second.stderr).toContain(`The process ${first.child.pid} is exporting to ${out}.`);
  first.child.kill('SIGKILL');
  await first.ended;
  emulator.faults.clear();
  expect(await run('threads', 'export', '--out', out)).toMatchObject({ code: 0 });
  expect(readdirSync(dirname(out)).sort()).toEqual(['threads.jsonl', 'threads.jsonl.state']);
});
