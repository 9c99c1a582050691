import { expect, test, vi } from 'vitest';
import type { WorkflowHandler } from '../src/index.ts';
import { chat, create, createTestGateway, outcome } from './set-up.ts';

const threads = Array.from({ length: 7 }, (_, at) => ({ id: `cthr_${7 - at}` }));

/** A server with 7 threads that returns pages as ChatKit servers do, the newest thread first. */
const server: WorkflowHandler = async (request) => {
  const { type, params } = (await request.json()) as {
    type: string;
    params: { limit?: number; order?: string; after?: string };
  };
  if (type !== 'threads.list') return Response.json({ type });
  const sorted = params.order === 'asc' ? threads.toReversed() : threads;
  const start = params.after ? sorted.findIndex(({ id }) => id === params.after) + 1 : 0;
  const data = sorted.slice(start, start + (params.limit ?? 20));
  const has_more = start + data.length < sorted.length;
  return Response.json({ data, has_more, after: data.at(-1)?.id ?? null });
};

async function setUp(configuration: object, workflow: WorkflowHandler = server) {
  const handler = vi.fn<WorkflowHandler>(workflow);
  const gateway = createTestGateway({ workflows: { wf_123: handler }, onError: () => {} });
  const { client_secret } = await create(gateway, {
    chatkit_configuration: configuration,
    rate_limits: { max_requests_per_1_minute: 1000 },
  });
  return { handler, send: (body: object) => chat(gateway, client_secret, body) };
}

const upload = (size: unknown) => ({
  type: 'attachments.create',
  params: { name: 'a.png', size, mime_type: 'image/png' },
});

test('attachments.create gets a 403 if uploads are off', async () => {
  const { send, handler } = await setUp({});
  expect(await outcome(send(upload(1)))).toBe('403 file_upload_disabled');
  expect(handler).not.toHaveBeenCalled();
});

test('attachments.create gets a 403 for a file that is too large, and a 400 for an invalid size', async () => {
  const { send, handler } = await setUp({ file_upload: { enabled: true, max_file_size: 2 } });
  expect(await outcome(send(upload(2 * 1024 * 1024 + 1)))).toBe('403 file_too_large');
  for (const size of ['1', -1, 1.5, null, undefined, [1], 1e300]) {
    expect(await outcome(send(upload(size))), String(size)).toMatch(/^4/);
  }
  expect(await outcome(send({ type: 'attachments.create' }))).toBe('400');
  expect(handler).not.toHaveBeenCalled();
  expect(await outcome(send(upload(2 * 1024 * 1024)))).toBe('200');
});

test('attachments.create gets a 403 for a file beyond max_files', async () => {
  const { send, handler } = await setUp({ file_upload: { enabled: true, max_files: 2 } });
  const all = await Promise.all(Array.from({ length: 5 }, () => outcome(send(upload(1)))));
  expect(all.sort()).toEqual([
    '200',
    '200',
    ...Array.from({ length: 3 }, () => '403 too_many_files'),
  ]);
  expect(handler).toHaveBeenCalledTimes(2);
});

test('threads.list returns an empty page without a request to the server if history is off', async () => {
  const { send, handler } = await setUp({ history: { enabled: false } });
  for (const params of [{ limit: 5 }, null, undefined, 'x']) {
    const response = await send({ type: 'threads.list', params });
    expect(await response.json()).toEqual({ data: [], has_more: false, after: null });
  }
  expect(handler).not.toHaveBeenCalled();
});

test('threads.list reaches the server unchanged if the session has no recent_threads', async () => {
  const { send } = await setUp({});
  const params = { limit: 3, after: 'cthr_6', order: 'desc' };
  const page = (await (await send({ type: 'threads.list', params })).json()) as object;
  expect(page).toEqual({ data: threads.slice(2, 5), has_more: true, after: 'cthr_3' });
});

test.each([
  [1, 'desc'],
  [2, 'asc'],
  [3, 'desc'],
  [20, 'asc'],
  [undefined, undefined],
])(
  'threads.list returns the 5 most recent threads over all pages with limit %s and order %s',
  async (limit, order) => {
    const { send } = await setUp({ history: { enabled: true, recent_threads: 5 } });
    const seen: unknown[] = [];
    let after: string | null = null;
    for (;;) {
      const response = await send({ type: 'threads.list', params: { limit, order, after } });
      const page = (await response.json()) as {
        data: unknown[];
        has_more: boolean;
        after: string | null;
      };
      expect(page.data.length).toBeLessThanOrEqual(limit ?? 20);
      seen.push(...page.data);
      after = page.after;
      if (!page.has_more) break;
    }
    const recent = threads.slice(0, 5);
    expect(seen).toEqual(order === 'asc' ? recent.toReversed() : recent);
    const older = await send({ type: 'threads.list', params: { after: 'cthr_1' } });
    expect(await older.json()).toEqual({ data: [], has_more: false, after: null });
  },
);

test.each<[string, () => Response]>([
  ['not JSON', () => new Response('<html>')],
  ['not a page', () => Response.json({ threads: [] })],
])(
  'threads.list with recent_threads gets a 502 if the response of the server is %s',
  async (_, respond) => {
    const { send } = await setUp({ history: { enabled: true, recent_threads: 5 } }, respond);
    expect(await outcome(send({ type: 'threads.list', params: {} }))).toBe('502');
  },
);

test.each([
  [{ type: 'threads.get_by_id', params: { thread_id: 'cthr_7' } }],
  [{ type: 'a.type_of_tomorrow', anything: true }],
])('the request %j reaches the server unchanged', async (body) => {
  const { send } = await setUp({ history: { enabled: false } });
  expect(await (await send(body)).json()).toEqual({ type: body.type });
});
