import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { refusal } from './calls.ts';
import { control } from './control-api.ts';

test.each<[string, unknown, string]>([
  ['/clock', { advance: -1 }, 'advance'],
  ['/clock', { advance: 8.64e15 }, 'advance'],
  ['/clock', {}, 'advance'],
  ['/clock', { advance: 1, by: 2 }, 'by'],
  ['/faults', { faults: [{ status: 500 }, { status: 99 }] }, 'faults.1.status'],
  ['/faults', { faults: [{}] }, 'faults.0'],
  ['/faults', { faults: [{ operation: 'x', status: 500 }] }, 'faults.0.operation'],
  ['/admit', { secret: 'x' }, 'client_secret'],
  ['/admit', { client_secret: 'x', message: { text: '' } }, 'message.text'],
  ['/admit', { client_secret: 'x', message: { text: 'x', thread: 't' } }, 'message.thread'],
  [
    '/admit',
    { client_secret: 'x', message: { text: 'x', attachments: [{ type: 'sound' }] } },
    'message.attachments.0.id',
  ],
  ['/history', {}, 'client_secret'],
  ['/history', { client_secret: 'x', thread: 't' }, 'thread'],
  ['/threads', {}, 'user'],
  ['/threads', { user: 'u', titel: 't' }, 'titel'],
  ['/threads', { user: 'u', id: ' ' }, 'id'],
  ['/threads', { user: 'u', id: '..' }, 'id'],
  ['/threads', { user: 'u', items: [{ type: 'odd' }] }, 'items.0.type'],
  [
    '/threads',
    { user: 'u', items: [{ type: 'chatkit.widget', widget: '', id: ' ' }] },
    'items.0.id',
  ],
  [
    '/threads',
    { user: 'u', items: [{ type: 'chatkit.widget', widget: '', text: '' }] },
    'items.0.text',
  ],
  [
    '/threads',
    { user: 'u', items: [{ type: 'chatkit.widget', widget: '', thread_id: 't' }] },
    'items.0.thread_id',
  ],
])('POST %s with %j is a 400 for %s', async (path, body, param) => {
  const emulator = createEmulator();
  const response = await control(emulator, 'POST', path, body);
  expect(response).toMatchObject({ error: { type: 'invalid_request_error', param } });
  expect([emulator.faults.list(), emulator.threads.list()]).toEqual([[], []]);
});

test("the control API returns 404, 405 and 400 in the API's error shape", async () => {
  const emulator = createEmulator();
  await refusal(emulator.fetch('http://localhost/_emulator/none'), 404);
  const wrong = await emulator.fetch('http://localhost/_emulator/faults', { method: 'PATCH' });
  expect(wrong.headers.get('allow')).toBe('GET, POST, PUT, DELETE');
  await refusal(wrong, 405);
  const form = { method: 'POST', body: 'advance=1' };
  await refusal(emulator.fetch('http://localhost/_emulator/clock', form), 400);
});
