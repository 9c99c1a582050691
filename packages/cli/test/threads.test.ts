import { expect, test } from 'vitest';
import { addThreads, message, objects, withEmulator } from './command.ts';
import { runInTerminal } from './terminal.ts';

test('threads list prints the newest threads first, up to --limit', async () => {
  const { emulator, run } = await withEmulator();
  const ids = addThreads(emulator, 130);
  const { code, stdout, stderr } = await run('threads', 'list', '--limit', '120');
  expect([code, stderr]).toEqual([0, '']);
  const listed = stdout.trim().split('\n');
  expect(listed.map((line) => line.split(' ')[0])).toEqual(ids.toReversed().slice(0, 120));
  expect(listed[0]).toMatch(/^cthr_\w+ {2}2023-11-14 22:13 {2}user_1 {2}Thread 129$/);
  expect((await run('threads', 'list')).stdout.trim().split('\n')).toHaveLength(20);
});

test('threads list --user --json prints the threads of a user, one object a line', async () => {
  const { emulator, run } = await withEmulator();
  addThreads(emulator, 2);
  addThreads(emulator, 1, 'user_2');
  emulator.threads.add({ user: 'user_2', status: { type: 'locked', reason: null } });
  const { stdout } = await run('threads', 'list', '--user', 'user_2', '--json');
  const own = emulator.threads.list().filter(({ user }) => user === 'user_2');
  expect(objects(stdout)).toEqual(own.toReversed());
  const text = await run('threads', 'list', '--user', 'user_2');
  expect(text.stdout).toMatch(/no title \(locked\)\n.*Thread 0\n$/);
});

test('threads show prints messages with their authors, attachments, tool calls and tasks', async () => {
  const { emulator, run } = await withEmulator();
  const image = {
    type: 'image',
    id: 'f_1',
    name: 'a.png',
    mime_type: 'image/png',
    preview_url: null,
  };
  const task = { task_type: 'custom', heading: 'Search', summary: 'two hits' } as const;
  const sources = [
    { type: 'file', source: { type: 'file', filename: 'b.pdf' } },
    { type: 'url', source: { type: 'url', url: 'https://example.com/' } },
  ] as const;
  const { id } = emulator.threads.add({
    user: 'user_1',
    title: 'A parcel',
    created_at: 1_700_000_000,
    status: { type: 'closed', reason: 'solved' },
    items: [
      {
        ...message('Where is it?\nI wait.'),
        content: [
          { type: 'quoted_text', text: 'It is sent.' },
          { type: 'input_text', text: 'Where is it?\nI wait.' },
        ],
        attachments: [{ ...image, type: 'image' }],
        inference_options: { tool_choice: { id: 'track' }, model: 'gpt' },
      },
      { type: 'chatkit.task', ...task },
      { type: 'chatkit.task_group', tasks: [{ type: 'thought', heading: 'Look', summary: null }] },
      {
        type: 'chatkit.client_tool_call',
        status: 'completed',
        call_id: 'call_1',
        name: 'find',
        arguments: '{"id":1}',
        output: '"sent"',
      },
      { type: 'chatkit.widget', widget: '{"type":"Card"}' },
      {
        type: 'chatkit.assistant_message',
        content: [{ type: 'output_text', text: 'On its way.', annotations: [...sources] }],
      },
    ],
  });
  const { code, stdout } = await run('threads', 'show', id);
  expect(code).toBe(0);
  const when = '2023-11-14 22:13:20 UTC';
  expect(stdout).toBe(`A parcel
${id} · user user_1 · closed: solved · ${when}

User  ${when}
  > It is sent.
  Where is it?
  I wait.
  [image: a.png, image/png]
  [chosen: tool track, model gpt]

Task  ${when}
  Search
  two hits

Tasks  ${when}
  - Look

Tool find  ${when}
  arguments: {"id":1}
  output: "sent"

Widget  ${when}
  {"type":"Card"}

Assistant  ${when}
  On its way.
  [source: b.pdf]
  [source: https://example.com/]
`);
  const json = objects((await run('threads', 'show', id, '--json')).stdout);
  expect(json).toMatchObject([
    { id, items: [{ type: 'chatkit.user_message' }, {}, {}, {}, {}, {}] },
  ]);
});

test('threads list and show remove control characters from the text of users', async () => {
  const { emulator, run } = await withEmulator();
  const evil = 'a\u001b[2Jb\u009b31m\rc\u202ed';
  const { id } = emulator.threads.add({ user: 'u\u001b]0;x', title: evil, items: [message(evil)] });
  for (const args of [['list'], ['show', id]]) {
    const { stdout } = await run('threads', ...args);
    expect(stdout).toContain('a[2Jb31mcd');
    const control = ['\u001b', '\u009b', '\r', '\u202e'];
    expect(control.filter((each) => stdout.includes(each))).toEqual([]);
  }
  const body = { error: { message: evil, type: 'invalid_request_error' } };
  emulator.faults.add({ operation: 'threads.list', status: 400, body });
  const { stderr } = await run('threads', 'list');
  expect(stderr).toMatch(/^chatkit-sessions: .*a\[2Jb31mcd/);
  expect(stderr).not.toContain('\u001b');
});

test('threads delete deletes the threads of its ids, and continues after a failure', async () => {
  const { emulator, run } = await withEmulator({
    faults: [{ operation: 'threads.delete', reset: 'after' }],
  });
  const [first = '', kept, last = ''] = addThreads(emulator, 3);
  const { code, stdout, stderr } = await run('threads', 'delete', first, 'cthr_none', last);
  expect(code).toBe(1);
  expect(stdout.split('\n').toSorted()).toEqual(
    ['', `deleted ${first}`, `deleted ${last}`].toSorted(),
  );
  expect(stderr).toMatch(/^chatkit-sessions: threads\.delete: 404 .*cthr_none/);
  expect(emulator.threads.list().map(({ id }) => id)).toEqual([kept]);
});

test('threads delete --user --yes --json deletes the threads of one user', async () => {
  const { emulator, run } = await withEmulator();
  const ids = addThreads(emulator, 120);
  const [other] = addThreads(emulator, 1, 'user_2');
  const { code, stdout } = await run('threads', 'delete', '--user', 'user_1', '--yes', '--json');
  expect(code).toBe(0);
  const deleted = objects(stdout);
  expect(deleted.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(deleted[0]).toMatchObject({ object: 'chatkit.thread.deleted', deleted: true });
  expect(emulator.threads.list().map(({ id }) => id)).toEqual([other]);
});

test('threads delete --user asks in a terminal with the number of threads, and deletes only after yes', async () => {
  const { emulator, env } = await withEmulator();
  addThreads(emulator, 3);
  const question = 'Delete 3 threads of user_1? This cannot be undone. [y/N]';
  const no = await runInTerminal(['threads', 'delete', '--user', 'user_1'], env, {
    at: '[y/N]',
    type: '\n',
  });
  expect(no.code).toBe(1);
  expect(no.screen).toContain(question);
  expect(no.screen).toContain('Nothing was deleted.');
  expect(emulator.threads.list()).toHaveLength(3);
  const yes = await runInTerminal(['threads', 'delete', '--user', 'user_1'], env, {
    at: '[y/N]',
    type: 'y\n',
  });
  expect(yes.code).toBe(0);
  expect(emulator.threads.list()).toEqual([]);
});

test('the command prints colours only to a terminal without NO_COLOR', async () => {
  const { emulator, env, run } = await withEmulator();
  addThreads(emulator, 1);
  const colour = '\u001b[2m';
  const args = ['threads', 'list'];
  expect((await runInTerminal(args, env)).screen).toContain(colour);
  expect((await runInTerminal(args, { ...env, NO_COLOR: '1' })).screen).not.toContain(colour);
  expect((await run(...args)).stdout).not.toContain(colour);
});

test.each([
  ['threads', 'list'],
  ['threads', 'delete', '--yes'],
  ['threads', 'export', '--delete-after'],
  ['sessions', 'create', '--workflow', 'wf_123'],
])('%s %s rejects a blank user, and deletes nothing', async (...words) => {
  const { emulator, run } = await withEmulator();
  addThreads(emulator, 2);
  for (const user of ['', ' ']) {
    const { code, stderr } = await run(...words.filter(Boolean), '--user', user);
    expect(code).toBe(2);
    expect(stderr).toContain('It must not be blank.');
  }
  expect(emulator.threads.list()).toHaveLength(2);
  expect(emulator.sessions.list()).toEqual([]);
});
