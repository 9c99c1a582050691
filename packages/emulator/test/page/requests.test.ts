import { expect } from 'vitest';
import { minimal } from '../calls.ts';
import { test } from '../chromium.ts';
import { readClipboard, useChromium, visit } from './visit.ts';

useChromium();

test('an empty journal shows the variables to start an app with, and copies them', async () => {
  const { page, server } = await visit();
  await page.getByRole('heading', { name: 'Waiting for the first request' }).waitFor();
  await page.getByRole('button', { name: 'Copy the environment variables' }).click();
  await page.getByText('Copied the environment variables').waitFor();
  expect(await readClipboard(page)).toBe(
    `export OPENAI_BASE_URL=${server.url}\nexport OPENAI_API_KEY=any-key`,
  );
});

test('requests appear as they come in, the newest first', async () => {
  const { page, emulator, create, call } = await visit();
  await create();
  await page.getByRole('link', { name: /200 POST \/v1\/chatkit\/sessions/ }).waitFor();
  emulator.faults.add({ status: 429 });
  await call('/chatkit/threads?limit=5');
  await page.getByRole('link', { name: /429 GET \/v1\/chatkit\/threads\?limit=5/ }).waitFor();
  const rows = await page.getByRole('main').getByRole('listitem').allTextContents();
  expect(rows.map((row) => row.slice(0, 3))).toEqual(['429', '200']);
});

test('a reset connection appears without a status, and with its fault', async () => {
  const { page, emulator, create } = await visit();
  emulator.faults.add({ reset: 'before' });
  await expect(create()).rejects.toThrow();
  await page.getByRole('link', { name: /^reset POST/ }).click();
  const fault = page.getByRole('term').filter({ hasText: 'Fault' }).locator('..');
  expect(await fault.textContent()).toContain('reset');
});

test('a request shows its facts, headers and bodies, and hides key and secret until a click', async () => {
  const { page, create, emulator } = await visit();
  await create();
  const [session] = emulator.sessions.list();
  await page.getByRole('link', { name: /200 POST/ }).click();
  const detail = page.getByRole('region', { name: /POST \/v1\/chatkit\/sessions/ });
  await detail.getByText('app/1', { exact: true }).first().waitFor();
  await detail.getByText('"user_ada"').first().waitFor();
  await detail.getByText('Request headers').click();
  const text = () => page.getByRole('main').innerText();
  expect(await text()).toContain('chatkit_beta=v1');
  expect(await text()).not.toContain('sk-');
  expect(await text()).not.toContain(session?.client_secret);
  await detail
    .getByRole('button', { name: /masked/ })
    .first()
    .click();
  await detail.getByText(session?.client_secret ?? '').waitFor();
  expect(await text()).toContain('sk-');
  await detail.getByRole('button', { name: 'Hide secrets' }).click();
  expect(await text()).not.toContain(session?.client_secret);
});

test('a request is copied as curl and as TypeScript, without the key', async () => {
  const { page, call, origin } = await visit();
  await call('/chatkit/sessions', 'POST', { ...minimal, user: "o'neil" });
  await page.getByRole('link', { name: /200 POST/ }).click();
  await page.getByRole('button', { name: 'Copy as curl' }).click();
  await page.getByText('Copied the curl command').waitFor();
  const curl = await readClipboard(page);
  expect(curl).toContain(`curl -X POST '${origin}/v1/chatkit/sessions'`);
  expect(curl).toContain('-H "authorization: Bearer $OPENAI_API_KEY"');
  expect(curl).toContain(`--data-raw '${JSON.stringify(minimal).slice(0, 1)}`);
  expect(curl).toContain(`o'\\''neil`);
  // curl sets these itself.
  expect(curl).not.toMatch(/user-agent|content-length|host:/);
  await page.getByRole('button', { name: 'Copy as TypeScript' }).click();
  await page.getByText('Copied the TypeScript').waitFor();
  expect(await readClipboard(page)).toBe(`import { ChatKit } from '@chatkit-sessions/client';

const chatkit = new ChatKit(); // Reads OPENAI_API_KEY and OPENAI_BASE_URL.
const result = await chatkit.sessions.create({
  user: "o'neil",
  workflow: {
    id: "wf_123"
  }
});
`);
});

test('reads and deletions are copied as calls of the client', async () => {
  const { page, call } = await visit();
  const calls = [
    ['/chatkit/threads?limit=5&user=7', 'GET', 'threads.list({\n  limit: 5,\n  user: "7"\n})'],
    ['/chatkit/threads/cthr%5F1', 'DELETE', 'threads.delete("cthr_1")'],
    ['/chatkit/threads/t/items?order=asc', 'GET', 'threads.listItems("t", {\n  order: "asc"\n})'],
    ['/chatkit/threads', 'GET', 'threads.list()'],
  ] as const;
  for (const [at, [path, method, expected]] of calls.entries()) {
    await call(path, method);
    await page.locator(`a[href="#/requests/${at + 1}"]`).click();
    await page.getByRole('button', { name: 'Copy as TypeScript' }).click();
    await expect.poll(() => readClipboard(page)).toContain(`await chatkit.${expected};`);
  }
});

test('a request is sent again with its key and body', async () => {
  const { page, create, emulator } = await visit('', { apiKeys: ['sk-test-0123456789'] });
  await create();
  await page.getByRole('link', { name: /200 POST/ }).click();
  await page.getByRole('button', { name: 'Send again' }).click();
  await page.getByText('Sent again').waitFor();
  await page
    .getByRole('link', { name: /200 POST/ })
    .nth(1)
    .waitFor();
  expect(emulator.sessions.list().map(({ user }) => user)).toEqual(['user_ada', 'user_ada']);
});

test('the journal is filtered and cleared', async () => {
  const { page, create, call } = await visit();
  await create();
  await call('/chatkit/threads/none');
  const rows = page.getByRole('main').getByRole('listitem');
  await rows.nth(1).waitFor();
  await page.getByLabel('Filter the requests').fill('sessions.create');
  expect(await rows.allTextContents()).toEqual([expect.stringContaining('/v1/chatkit/sessions')]);
  await page.getByLabel('Filter the requests').fill('');
  await page.getByLabel('Kind of requests').selectOption('Errors');
  expect(await rows.allTextContents()).toEqual([expect.stringContaining('404')]);
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('heading', { name: 'Waiting for the first request' }).waitFor();
});
