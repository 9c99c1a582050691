import { expect, test } from 'vitest';
import { parseSpec } from '../spec/load.ts';
import { fixtures } from './fixtures.ts';
import { expectRefused } from './refusal.ts';

test.each<[message: string, from: string | RegExp, to: string]>([
  ['"threads.list" is already the name of GET /threads', 'threads.create', 'threads.list'],
  [
    'such as sessions.create, got "createThread"',
    'operationId: threads.create',
    'operationId: createThread',
  ],
  ['must have the form resource.method', 'threads.create', 'beta..create'],
  ['"threads.list" is already the name of GET /threads', 'threads.create', 'threads.list.all'],
  ['such as sessions.create, got no operationId', /\n\s+operationId: threads\.create/, ''],
  ['"constructor" cannot be the name of a method', 'threads.create', 'threads.constructor'],
  ['"withOptions" clashes with a member of the client', 'threads.create', 'withOptions.create'],
  [
    'the class of "thread", Thread, clashes with the schema Thread',
    'threads.create',
    'thread.create',
  ],
  ['"RequestOptions" clashes with a name that the client uses', /\bItem\b/g, 'RequestOptions'],
  ['clashes with the params of "threads.list"', 'threads.create', 'threadsListParams.create'],
  [
    'the params of "threads.list", Thread, clashes with the schema Thread',
    'operationId: threads.list',
    'operationId: threads.list\n      x-params-name: Thread',
  ],
  [
    'x-params-name: must be a name in PascalCase',
    'operationId: threads.list',
    'operationId: threads.list\n      x-params-name: listParams',
  ],
  [
    'x-params-name: has no effect',
    'operationId: threads.create',
    'operationId: threads.create\n      x-params-name: ThreadParams',
  ],
  ['clashes with the schema ThreadsListResponse', /\bItem\b/g, 'ThreadsListResponse'],
])('a name is refused: %s', async (message, from, to) => {
  await expectRefused('threads', message, from, to);
});

test('refuses two operations whose constants would have the same name', async () => {
  const edited = fixtures.threads.replace('threads.create', 'a.bC').replace('threads.list', 'aB.c');
  await expect(parseSpec(edited, 'threads.yaml')).rejects.toThrow(
    'the constant of "a.bC", aBC, clashes with the constant of "aB.c"',
  );
});
