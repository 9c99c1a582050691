import { readFile, writeFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { expectAccessible, test } from '../chromium.ts';
import { useChromium, visit } from './visit.ts';

useChromium();

test('an example of a fault is added with one click, seen and removed', async () => {
  const { page, emulator, create } = await visit('#/faults');
  await page.getByRole('button', { name: '500, twice' }).click();
  await page.getByRole('button', { name: 'Slow by 3 s' }).click();
  await page.getByText('every operation, 2 more calls').waitFor();
  expect(emulator.faults.list()).toMatchObject([{ status: 500, times: 2 }, { delay: 3000 }]);
  await create();
  // The app's call used it up once.
  const card = page.getByRole('listitem').filter({ hasText: 'Status 500' });
  await card.getByText(/^every operation, 1 more call$/).waitFor();
  await page.getByRole('button', { name: 'Remove the fault Status 500' }).click();
  await page.getByText('Status 500').waitFor({ state: 'detached' });
  expect(emulator.faults.list()).toMatchObject([{ delay: 3000 }]);
  await page.getByRole('button', { name: 'Remove all' }).click();
  await page.getByRole('heading', { name: 'Everything works' }).waitFor();
  expect(emulator.faults.list()).toEqual([]);
});

test('the form of a fault has a field for each property of its schema', async () => {
  const { page, emulator, origin } = await visit('#/faults/new');
  const response = await fetch(`${origin}/_emulator/openapi.json`);
  const { components } = (await response.json()) as {
    components: { schemas: { Fault: { properties: object } } };
  };
  for (const name of Object.keys(components.schemas.Fault.properties)) {
    await page.getByLabel(new RegExp(`^${name}$`, 'i')).waitFor();
  }
  await page.getByLabel('Operation').selectOption('sessions.create');
  await page.getByLabel('Times').fill('3');
  await page.getByLabel('Status').fill('429');
  await page.getByLabel('Headers').fill('retry-after: 2\nx-team: support');
  await page.getByLabel('Body').fill('{"busy":true}');
  await page.getByRole('button', { name: 'Add fault' }).click();
  await page.getByText('sessions.create, 3 more calls').waitFor();
  expect(emulator.faults.list()).toEqual([
    {
      operation: 'sessions.create',
      times: 3,
      status: 429,
      headers: { 'retry-after': '2', 'x-team': 'support' },
      body: { busy: true },
    },
  ]);
});

test('an invalid fault is refused with the reason', async () => {
  const { page, emulator } = await visit('#/faults/new');
  await page.getByLabel('Body').fill('oops');
  await page.getByRole('button', { name: 'Add fault' }).click();
  await page
    .getByRole('alert')
    .getByText(/^Invalid 'body': must come with a status/)
    .waitFor();
  await expectAccessible(page);
  await page.getByLabel('Headers').fill('no colon');
  await page.getByRole('button', { name: 'Add fault' }).click();
  await page.getByRole('alert').getByText('Each line must be "name: value"').waitFor();
  expect(emulator.faults.list()).toEqual([]);
});

test('the clock is advanced by any number of minutes, and goes back at a reset', async () => {
  const { page, emulator, create } = await visit('#/setup');
  await create();
  const before = emulator.clock.now();
  await page.getByLabel('Minutes').fill('1440');
  await page.getByRole('button', { name: 'Advance', exact: true }).click();
  await page.getByText('Clock advanced by 1440 min').waitFor();
  expect(emulator.clock.now() - before).toBeGreaterThanOrEqual(86_400_000);
  await page.getByRole('button', { name: 'Reset the emulator' }).click();
  await page.getByText('The emulator was reset').waitFor();
  expect(emulator.sessions.list()).toEqual([]);
  expect(emulator.clock.now() - before).toBeLessThan(86_400_000);
});

test('the state is exported to a file and imported again', async () => {
  const { page, emulator, create } = await visit('#/setup');
  await create();
  const sessions = emulator.sessions.list();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('chatkit-emulator.json');
  const file = await download.path();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ version: 1 });

  emulator.reset();
  await page.getByRole('link', { name: 'Sessions 1' }).waitFor({ state: 'detached' });
  const choose = async (path: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Import' }).click(),
    ]);
    await chooser.setFiles(path);
  };
  await choose(file);
  await page.getByText('State imported').waitFor();
  expect(emulator.sessions.list()).toEqual(sessions);
  await page.getByRole('link', { name: 'Sessions 1' }).waitFor();

  await writeFile(file, '{"version":99}');
  await choose(file);
  await page.getByText(/was not imported\. Invalid 'version': Must be 1, got 99/).waitFor();
  await writeFile(file, 'no JSON');
  await choose(file);
  await page.getByText('is not JSON. Choose a file that this page exported.').waitFor();
  expect(emulator.sessions.list()).toEqual(sessions);
});

test('the reference shows an operation from the spec and tries it', async () => {
  const { page, emulator } = await visit('#/reference');
  await page.getByRole('link', { name: /POST \/v1\/chatkit\/sessions Create a session/ }).click();
  await page.getByText('Creates a session for one user and one workflow.').waitFor();
  await page.getByText('Fields of expires_after').click();
  await page.getByText('≥ 1, ≤ 600').waitFor();
  await page.getByRole('button', { name: 'Send' }).click();
  await page
    .getByRole('region', { name: 'Response body' })
    .getByText('"chatkit.session"')
    .waitFor();
  expect(emulator.sessions.list()).toMatchObject([{ user: 'user_1' }]);

  emulator.threads.add({ id: 'cthr_1', user: 'user_1' });
  await page.goto(`${page.url().split('#')[0]}#/reference/threads.retrieve`);
  await page.getByLabel('thread_id', { exact: true }).fill('cthr_1');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('region', { name: 'Response body' }).getByText('"cthr_1"').waitFor();

  await page.getByRole('link', { name: /POST \/_emulator\/clock/ }).click();
  await page.getByLabel('Body').fill('{"advance":600000}');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('region', { name: 'Response body' }).getByText('"now"').waitFor();
  await expect.poll(() => emulator.sessions.list()[0]?.status).toBe('expired');
});
