// The history of the element with a ChatKit server.
import { expect } from 'vitest';
import { test } from '../chromium.ts';
import { item, respondJson, start, thread } from './self-hosted.ts';
import { button, expectAccessible, message, useElement, visit } from './visit.ts';

useElement();

test('the history is read page by page; threads are opened and deleted by keyboard alone', async () => {
  const { page } = visit;
  const server = await start();
  server.on['threads.list'] = ({ params }, outgoing) =>
    respondJson(
      params['after'] === 'cursor_1'
        ? { data: [thread('thr_3', 'Third')], has_more: false }
        : {
            data: [thread('thr_1', 'First'), thread('thr_2')],
            has_more: true,
            after: 'cursor_1',
          },
    )({ type: '', params }, outgoing);
  server.on['threads.get_by_id'] = respondJson({
    ...thread('thr_3', 'Third'),
    items: { data: [item('user_message', 'msg_0', 'Old question')], has_more: false },
  });
  server.on['threads.delete'] = respondJson({});
  await button(visit, 'History').click();
  await button(visit, 'Untitled conversation').waitFor();
  await expectAccessible(visit, 'history-delete');
  await button(visit, 'Show older conversations').focus();
  await page.keyboard.press('Enter');
  await page.locator('button:focus', { hasText: 'Third' }).waitFor();
  await page.keyboard.press('Enter');
  await message(visit, 'Old question').waitFor();
  await button(visit, 'History').click();
  await button(visit, 'Show older conversations').click();
  await button(visit, 'Delete Third').focus();
  await page.keyboard.press('Enter');
  await button(visit, 'Third').waitFor({ state: 'detached' });
  await page.locator('button:focus', { hasText: 'Close history' }).waitFor();
  expect(server.calls.map(({ type, params }) => [type, params['thread_id']])).toEqual([
    ['threads.list', undefined],
    ['threads.list', undefined],
    ['threads.get_by_id', 'thr_3'],
    ['threads.list', undefined],
    ['threads.list', undefined],
    ['threads.delete', 'thr_3'],
  ]);
  server.on['threads.delete'] = (_call, outgoing) => outgoing.writeHead(403).end();
  await button(visit, 'Delete First').click();
  await page.getByText('The conversation could not be deleted.').waitFor();
  await button(visit, 'Close history').click();
  // The deleted thread was the current one.
  await page.getByText('What can I help with today?').waitFor();
});

test('with history.showDelete: false no thread can be deleted', async () => {
  const server = await start('history: { showDelete: false }');
  server.on['threads.list'] = respondJson({ data: [thread('thr_1', 'First')], has_more: false });
  await button(visit, 'History').click();
  await button(visit, 'First').waitFor();
  expect(await button(visit, 'Delete First').count()).toBe(0);
});
