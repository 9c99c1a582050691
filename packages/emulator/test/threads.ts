// Puts threads into an emulator and gets them as a client does.
import type { ChatKitThreadList } from '@chatkit-sessions/types';
import { expect } from 'vitest';
import type { Emulator, ThreadParams } from '../src/index.ts';
import { send } from './calls.ts';
import { expectToFit } from './spec.ts';

/** Gets the threads, or what is below a path of them. */
export const get = (emulator: Emulator, path = '') =>
  send(emulator, `/chatkit/threads${path}`, { method: 'GET', 'content-type': undefined });
export const remove = (emulator: Emulator, id: string, changes = {}) =>
  send(emulator, `/chatkit/threads/${id}`, { method: 'DELETE', ...changes });

/** Gets a page, which must fit the spec. */
export async function page<T = ChatKitThreadList>(emulator: Emulator, path = ''): Promise<T> {
  const response = await get(emulator, path);
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(200);
  expectToFit(path.includes('/items') ? 'ChatKitThreadItemList' : 'ChatKitThreadList', body);
  return body as T;
}

export const ids = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);

/** Adds threads with the ids `t1`, `t2` and so on, the odd ones of `ann`, the even ones of `bob`. */
export function fill(emulator: Emulator, count: number): void {
  for (let n = 1; n <= count; n++) {
    emulator.threads.add({ id: `t${n}`, user: n % 2 ? 'ann' : 'bob', items: [] });
  }
}

/** An item of every type. */
export const items: NonNullable<ThreadParams['items']> = [
  {
    type: 'chatkit.user_message',
    content: [
      { type: 'input_text', text: 'What is this?' },
      { type: 'quoted_text', text: 'A widget.' },
    ],
    attachments: [
      { id: 'a', type: 'image', name: 'a.png', mime_type: 'image/png', preview_url: null },
    ],
    inference_options: { tool_choice: { id: 'search' }, model: null },
  },
  {
    type: 'chatkit.client_tool_call',
    status: 'completed',
    call_id: 'c',
    name: 'n',
    arguments: '{}',
    output: null,
  },
  { type: 'chatkit.task', task_type: 'thought', heading: null, summary: 's' },
  { type: 'chatkit.task_group', tasks: [{ type: 'custom', heading: 'h', summary: null }] },
  { type: 'chatkit.widget', widget: '{}' },
  {
    type: 'chatkit.assistant_message',
    content: [
      {
        type: 'output_text',
        text: 'A widget.',
        annotations: [
          { type: 'file', source: { type: 'file', filename: 'a.txt' } },
          { type: 'url', source: { type: 'url', url: 'https://example.com' } },
        ],
      },
    ],
  },
];

export const widget = { type: 'chatkit.widget', widget: '{}' } as const;
