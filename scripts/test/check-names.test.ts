import { expect, test } from 'vitest';
import { parseSpec } from '../spec/load.ts';
import { fixtures } from './fixtures.ts';
import { expectRefused } from './refusal.ts';

test.each<[message: string, from: string | RegExp, to: string]>([
  [
    'the name "threads.list" of POST /threads clashes with GET /threads',
    'threads.create',
    'threads.list',
  ],
  [
    '"createThread" must have the form resource.method in camelCase, such as sessions.create',
    'operationId: threads.create',
    'operationId: createThread',
  ],
  ['must have the form resource.method', 'threads.create', 'beta..create'],
  [
    'the name "threads.list" of the resource threads.list clashes with GET /threads',
    'threads.create',
    'threads.list.all',
  ],
  ['operationId: is missing', /\n\s+operationId: threads\.create/, ''],
  [
    '"threads.constructor" must not use the name of a member',
    'threads.create',
    'threads.constructor',
  ],
  [
    '"withOptions.create" must not use the name of a member of the client',
    'threads.create',
    'withOptions.create',
  ],
  [
    'the name "Thread" of the class of "thread" clashes with the schema Thread',
    'threads.create',
    'thread.create',
  ],
  [
    'the schema RequestOptions clashes with a name that the packages use',
    /\bItem\b/g,
    'RequestOptions',
  ],
  ['clashes with the params of "threads.list"', 'threads.create', 'threadsListParams.create'],
  [
    'the name "Thread" of the params of "threads.list" clashes with the schema Thread',
    'operationId: threads.list',
    'operationId: threads.list\n      x-params-name: Thread',
  ],
  [
    'x-params-name: "listParams" must be a name in PascalCase',
    'operationId: threads.list',
    'operationId: threads.list\n      x-params-name: listParams',
  ],
  [
    'x-params-name has no effect',
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
    'the name "aBC" of the constant of "a.bC" clashes with the constant of "aB.c"',
  );
});
