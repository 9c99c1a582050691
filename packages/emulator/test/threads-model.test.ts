import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../src/index.ts';
import { send } from './calls.ts';

type Step =
  | { do: 'add'; user: string; seconds: number }
  | { do: 'delete'; pick: number }
  | {
      do: 'list';
      limit?: number;
      order?: 'asc' | 'desc';
      user?: string;
      after?: number;
      before?: number;
    };

interface Thread {
  id: string;
  user: string;
  created_at: number;
}

const user = fc.constantFrom('ann', 'bob');
const optional = { requiredKeys: ['do'] as const as ['do'] };
const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ do: fc.constant('add'), user, seconds: fc.nat(3) }),
    fc.record({ do: fc.constant('delete'), pick: fc.nat(30) }),
    fc.record(
      {
        do: fc.constant('list'),
        limit: fc.oneof(fc.nat(4), fc.constant(100)),
        order: fc.constantFrom('asc', 'desc'),
        user,
        after: fc.nat(30),
        before: fc.nat(30),
      },
      optional,
    ),
  ),
  { minLength: 20, maxLength: 40 },
);

/** Returns the ids of a page and whether more follow, or undefined for an unknown cursor. */
function expectedPage(
  threads: Thread[],
  query: Query,
): { ids: string[]; more: boolean } | undefined {
  const { limit = 20, order = 'desc', user, after, before } = query;
  const oldestFirst = threads.toSorted((a, b) => a.created_at - b.created_at);
  const ids = (order === 'asc' ? oldestFirst : oldestFirst.toReversed())
    .filter((thread) => user === undefined || thread.user === user)
    .map(({ id }) => id);
  if ([after, before].some((cursor) => cursor !== undefined && !ids.includes(cursor))) return;
  const between = ids.slice(
    after === undefined ? 0 : ids.indexOf(after) + 1,
    before === undefined ? undefined : ids.indexOf(before),
  );
  const from =
    before !== undefined && after === undefined ? Math.max(0, between.length - limit) : 0;
  return { ids: between.slice(from, from + limit), more: between.length > limit };
}

interface Query {
  limit?: number;
  order?: 'asc' | 'desc';
  user?: string;
  after?: string;
  before?: string;
}

async function get(emulator: Emulator, path: string, method = 'GET') {
  const response = await send(emulator, `/chatkit/threads${path}`, { method });
  return { status: response.status, json: (await response.json()) as List };
}

interface List {
  data: { id: string }[];
  first_id: string | null;
  last_id: string | null;
  has_more: boolean;
}

async function expectSameList(emulator: Emulator, threads: Thread[], query: Query): Promise<void> {
  const text = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, `${value}`]));
  const { status, json } = await get(emulator, `?${text}`);
  const page = expectedPage(threads, query);
  expect(status).toBe(page ? 200 : 400);
  if (!page) return;
  expect(json.data.map(({ id }) => id)).toEqual(page.ids);
  expect([json.first_id, json.last_id, json.has_more]).toEqual([
    page.ids[0] ?? null,
    page.ids.at(-1) ?? null,
    page.more,
  ]);
}

test('threads agree with a list that is sorted and filtered anew for each page', async () => {
  let lists = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const emulator = createEmulator();
      let threads: Thread[] = [];
      // Every id that was ever used, and one that was not.
      const ids = ['none'];
      const pickId = (pick: number | undefined): string | undefined =>
        pick === undefined ? undefined : ids[pick % ids.length];
      for (const step of sequence) {
        if (step.do === 'add') {
          const thread = { id: `t${ids.length}`, user: step.user, created_at: step.seconds };
          emulator.threads.add(thread);
          threads.push(thread);
          ids.push(thread.id);
        } else if (step.do === 'delete') {
          const id = pickId(step.pick);
          const isThere = threads.some((thread) => thread.id === id);
          expect((await get(emulator, `/${id}`, 'DELETE')).status).toBe(isThere ? 200 : 404);
          threads = threads.filter((thread) => thread.id !== id);
        } else {
          const { do: _, after, before, ...rest } = step;
          const cursors = { after: pickId(after), before: pickId(before) };
          const query = { ...rest, ...cursors };
          for (const name of ['after', 'before'] as const) {
            if (query[name] === undefined) delete query[name];
          }
          await expectSameList(emulator, threads, query as Query);
          lists += 1;
        }
      }
      expect(emulator.threads.list().map(({ id }) => id)).toEqual(
        threads.toSorted((a, b) => a.created_at - b.created_at).map(({ id }) => id),
      );
    }),
    { numRuns: 300, seed: 1 },
  );
  expect(lists).toBeGreaterThan(1000);
});

test('every combination of order, after, before, limit and user agrees with the model', async () => {
  const emulator = createEmulator();
  const threads = Array.from({ length: 6 }, (_, at) => {
    const thread = { id: `t${at}`, user: at % 2 ? 'ann' : 'bob', created_at: at >> 1 };
    emulator.threads.add(thread);
    return thread;
  });
  const cursors = [undefined, 'none', ...threads.map(({ id }) => id)];
  for (const order of [undefined, 'asc', 'desc'] as const)
    for (const after of cursors)
      for (const before of cursors)
        for (const limit of [undefined, 0, 1, 2, 100])
          for (const user of [undefined, 'ann', 'nobody']) {
            const given = Object.entries({ order, after, before, limit, user });
            const query = Object.fromEntries(given.filter(([, value]) => value !== undefined));
            await expectSameList(emulator, threads, query as Query);
          }
});
