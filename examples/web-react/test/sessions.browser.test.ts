import { expect } from 'vitest';
import { test } from '../../../packages/emulator/test/chromium.ts';
import { visitDemo } from './visit.ts';
import { countSetOptions, enter, keep, see, seeReply, signIn, write } from './visitor.ts';

const visit = visitDemo();
const sessions = () => visit.demo.emulator.sessions.list();

test('signed out: the page asks to sign in, and no session is created', async () => {
  await see(visit.page, 'signed out');
  await visit.page.getByLabel('Your name').waitFor();
  await keep(visit.page, 'signed-out');
  expect(sessions()).toEqual([]);
});

test('first load: strict mode renders twice, and one session is created', async () => {
  await countSetOptions(visit.page);
  await signIn(visit.page);
  await visit.page.locator('openai-chatkit[data-ready=true]').waitFor();
  await write(visit.page, 'Hello');
  await seeReply(visit.page, 'Hello');
  await keep(visit.page, 'first-load');
  const ends = sessions().map(({ expires_at }) => new Date(expires_at * 1000).getSeconds());
  const status = await visit.page.getByRole('status').textContent();
  expect(status).toMatch(
    new RegExp(`^Session live until .*:${String(ends[0]).padStart(2, '0')}\\b`),
  );
  expect(await visit.page.locator('html').getAttribute('data-set-options')).toBe('2');
  expect(sessions().map(({ user }) => user)).toEqual(['user_Ada']);
});

test('expired secret: the chat goes on with a second session', async () => {
  await signIn(visit.page);
  await write(visit.page, 'Before');
  await seeReply(visit.page, 'Before');
  visit.demo.emulator.clock.advance(601_000);
  await write(visit.page, 'After');
  await seeReply(visit.page, 'After');
  await keep(visit.page, 'secret-used-up');
  expect(sessions().map(({ status }) => status)).toEqual(['expired', 'active']);
});

test('cancelled session: the chat goes on with a second session', async () => {
  await signIn(visit.page);
  await visit.demo.emulator.fetch(
    `https://api.example/v1/chatkit/sessions/${sessions()[0]?.id}/cancel`,
    {
      method: 'POST',
      headers: { authorization: 'Bearer sk-not-a-key', 'openai-beta': 'chatkit_beta=v1' },
    },
  );
  await write(visit.page, 'Still there?');
  await seeReply(visit.page, 'Still there?');
  await keep(visit.page, 'cancelled');
  expect(sessions().map(({ status }) => status)).toEqual(['cancelled', 'active']);
});

test('busy API: the page waits for the retry-after, then goes on', async () => {
  await signIn(visit.page);
  visit.demo.emulator.clock.advance(601_000);
  visit.demo.emulator.faults.add({
    operation: 'sessions.create',
    status: 429,
    headers: { 'retry-after': '1' },
    times: 2,
  });
  await write(visit.page, 'Patience');
  await see(visit.page, 'asking');
  await keep(visit.page, 'upstream-429');
  await seeReply(visit.page, 'Patience');
  expect(visit.demo.emulator.faults.list()).toEqual([]);
  expect(sessions()).toHaveLength(2);
});

test('failing API: after its retries the page shows an error and a button to try again', async () => {
  await signIn(visit.page);
  visit.demo.emulator.clock.advance(601_000);
  visit.demo.emulator.faults.add({ operation: 'sessions.create', status: 500, times: 4 });
  await write(visit.page, 'Anyone?');
  await see(visit.page, 'unavailable');
  await keep(visit.page, 'upstream-500');
  expect(visit.demo.emulator.faults.list()).toEqual([]);
  await visit.page.getByRole('button', { name: 'Try again' }).click();
  await see(visit.page, 'live');
  await write(visit.page, 'Back');
  await seeReply(visit.page, 'Back');
});

test('expired sign-in: the page asks to sign in, and the chat goes on afterwards', async () => {
  await signIn(visit.page);
  await visit.context.clearCookies();
  visit.demo.emulator.clock.advance(601_000);
  await write(visit.page, 'Who am I?');
  await see(visit.page, 'signed out');
  await keep(visit.page, 'signed-out-in-mid-chat');
  expect(sessions()).toHaveLength(1);
  await signIn(visit.page, 'Grace');
  await write(visit.page, 'It is me');
  await seeReply(visit.page, 'It is me');
  expect(sessions().map(({ user }) => user)).toEqual(['user_Ada', 'user_Grace']);
});

test('signing out during a request: the page asks to sign in', async () => {
  await signIn(visit.page);
  visit.demo.emulator.clock.advance(601_000);
  visit.demo.emulator.faults.add({
    operation: 'sessions.create',
    status: 429,
    headers: { 'retry-after': '30' },
  });
  await write(visit.page, 'Never mind');
  await see(visit.page, 'asking');
  await visit.page.getByRole('button', { name: 'Sign out' }).click();
  await see(visit.page, 'signed out');
  await visit.page.getByLabel('Your name').waitFor();
  expect(sessions()).toHaveLength(1);
  await signIn(visit.page, 'Grace');
});

test('a failed sign-in: the page shows an error', async () => {
  await see(visit.page, 'signed out');
  await enter(visit.page, '   ');
  await visit.page.getByRole('alert').waitFor();
  await keep(visit.page, 'sign-in-refused');
  await signIn(visit.page);
  await visit.page.getByRole('button', { name: 'Sign out' }).click();
  await see(visit.page, 'signed out');
  await visit.context.setOffline(true);
  await enter(visit.page, 'Ada');
  await visit.page.getByRole('alert').waitFor();
  expect(sessions()).toHaveLength(1);
});

test('chatkit.error: the page shows the error until the next response', async () => {
  await signIn(visit.page);
  for (let message = 1; message <= 10; message++) {
    await write(visit.page, `Message ${message}`);
    await seeReply(visit.page, `Message ${message}`);
  }
  await write(visit.page, 'One too many');
  await visit.page.locator('.failure').getByText('Too many messages. Wait a minute.').waitFor();
  await keep(visit.page, 'chat-error');
  visit.demo.emulator.clock.advance(60_000);
  await write(visit.page, 'A minute later');
  await seeReply(visit.page, 'A minute later');
  await visit.page.locator('.failure').waitFor({ state: 'detached' });
  expect(sessions()).toHaveLength(1);
});

test('offline and back: the message is sent with a fresh session', async () => {
  await signIn(visit.page);
  await visit.context.setOffline(true);
  visit.demo.emulator.clock.advance(601_000);
  await write(visit.page, 'From the tunnel');
  await see(visit.page, 'offline');
  await keep(visit.page, 'offline');
  expect(sessions()).toHaveLength(1);
  await visit.context.setOffline(false);
  // On a machine without a network, the browser stays offline.
  await visit.page.evaluate(() => navigator.onLine || dispatchEvent(new Event('online')));
  await see(visit.page, 'live');
  await seeReply(visit.page, 'From the tunnel');
  await keep(visit.page, 'back-online');
  expect(sessions()).toHaveLength(2);
});

test('two tabs: each creates a session of its own', async () => {
  await signIn(visit.page);
  const other = await visit.openTab();
  await see(other, 'live');
  await write(visit.page, 'Left');
  await write(other, 'Right');
  await seeReply(visit.page, 'Left');
  await seeReply(other, 'Right');
  await keep(other, 'second-tab');
  const secrets = sessions().map(({ client_secret }) => client_secret);
  expect(new Set(secrets).size).toBe(2);
  expect(sessions().map(({ user }) => user)).toEqual(['user_Ada', 'user_Ada']);
});
