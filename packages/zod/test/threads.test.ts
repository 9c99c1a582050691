import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatIssues } from '../src/index.ts';
import { entries, schemaOf } from './entries.ts';

function example(file: string): Record<string, unknown> {
  const url = new URL(`../../../spec/examples/${file}`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Record<string, unknown>;
}

describe.each(Object.keys(entries))('%s', (entry) => {
  const messagesOf = (name: string, value: unknown): string =>
    formatIssues(schemaOf(entry, name)['~standard'].validate(value).issues ?? []);

  test('exports the validators of the operations on threads', () => {
    const { validators } = entries[entry] as { validators: Record<string, unknown> };
    expect(validators).toMatchObject({
      'threads.list': {
        request: schemaOf(entry, 'ThreadListParams'),
        response: schemaOf(entry, 'ChatKitThreadList'),
      },
      'threads.retrieve': { response: schemaOf(entry, 'ChatKitThread') },
      'threads.delete': { response: schemaOf(entry, 'ThreadDeleteResponse') },
      'threads.listItems': {
        request: schemaOf(entry, 'ThreadListItemsParams'),
        response: schemaOf(entry, 'ChatKitThreadItemList'),
      },
    });
  });

  test('names the type of an unknown item, its place and the known types', () => {
    const list = example('fitting/ChatKitThreadItemList.every-type.json');
    expect(messagesOf('ChatKitThreadItemList', list)).toBe('');
    const [item] = list['data'] as object[];
    const unknown = { ...list, data: [item, { ...item, type: 'chatkit.poll' }] };
    const messages = messagesOf('ChatKitThreadItemList', unknown);
    expect(messages).toMatch(
      /^data\[1\]\.type: .*chatkit\.user_message.*chatkit\.task_group.*, got "chatkit\.poll"/,
    );
    expect(messages.split('\n')).toHaveLength(1);
    for (const type of [undefined, 5, 'x'.repeat(65)]) {
      const message = messagesOf('ChatKitThreadItem', { ...item, type });
      expect(message).toMatch(/^type: .*chatkit\.user_message/);
      expect(message).not.toContain('xxx');
    }
  });

  test('names the place of an unknown thread status', () => {
    const thread = example('fitting/ChatKitThread.locked.json');
    expect(messagesOf('ChatKitThread', thread)).toBe('');
    expect(messagesOf('ChatKitThread', { ...thread, status: { type: 'muted' } })).toMatch(
      /^status\.type: .*active.*locked.*closed/,
    );
  });

  test('accepts list parameters at their bounds, and rejects values beyond', () => {
    const accepts = (params: object) => messagesOf('ThreadListParams', params) === '';
    expect([{ limit: 0 }, { limit: 100 }, { user: 'u'.repeat(512) }, {}].map(accepts)).toEqual(
      Array(4).fill(true),
    );
    const refused = [{ limit: -1 }, { limit: 101 }, { user: 'u'.repeat(513) }, { order: 'up' }];
    expect(refused.map(accepts)).toEqual(Array(4).fill(false));
  });

  test('says of a session without workflow that the service left it out', () => {
    const session = example('unfitting/ChatSession.without-workflow.json');
    expect(messagesOf('ChatSession', session)).toMatch(
      /^workflow: .*undefined\. The service left it out, as it sometimes does\. The session itself works\.$/,
    );
  });

  test.each([null, 5, 'wf_1', []])(
    'does not say so of a session whose workflow is %j',
    (workflow) => {
      const session = example('unfitting/ChatSession.without-workflow.json');
      const messages = messagesOf('ChatSession', { ...session, workflow });
      expect(messages).toMatch(/^workflow: .*expected (an )?object/i);
      expect(messages).not.toContain('left it out');
    },
  );
});
