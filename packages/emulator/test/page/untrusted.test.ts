// What an app sends must not act in the page.
import { expect } from 'vitest';
import { minimal } from '../calls.ts';
import { test } from '../chromium.ts';
import { useChromium, visit } from './visit.ts';

useChromium();

// Without a space, which the id of a workflow must not have.
const attack = `"'><svg/onload=attacked=1><img/src=x/onerror=attacked=1><script>attacked=1</script>`;

test('markup in threads, sessions, requests and faults is shown as text', async () => {
  const { page, emulator, call, origin } = await visit();
  const isAttacked = () => page.evaluate(() => 'attacked' in window);
  await call('/chatkit/sessions', 'POST', {
    user: attack,
    workflow: { id: attack, version: attack, state_variables: { plan: attack } },
  });
  const thread = emulator.threads.add({
    user: attack,
    title: attack,
    status: { type: 'locked', reason: attack },
    items: [
      { type: 'chatkit.assistant_message', content: [text('[a](javascript:alert(1)) ' + attack)] },
      { type: 'chatkit.widget', widget: attack },
      { type: 'chatkit.task', task_type: 'custom', heading: attack, summary: attack },
    ],
  });
  emulator.faults.add({ status: 500, headers: { 'x-note': attack }, body: attack });
  const [session] = emulator.sessions.list();
  expect(session).toMatchObject({ user: attack, workflow: { id: attack } });
  const places = ['requests/1', 'sessions', `sessions/${session?.id}`, `threads/${thread.id}`];
  for (const place of [...places, 'faults']) {
    await page.goto(`${origin}/#/${place}`);
    const main = page.getByRole('main');
    await main.getByText('onerror').first().waitFor();
    const created = main.locator('img, script, [onload], a[href^="javascript:"]');
    expect(await created.count(), place).toBe(0);
  }
  expect(await isAttacked()).toBe(false);
});

function text(content: string) {
  return { type: 'output_text' as const, text: content, annotations: [] };
}

test('a request whose path names another host is sent again to the emulator alone', async () => {
  const { page, origin } = await visit();
  await fetch(`${origin}//site.example/v1`, { headers: { authorization: 'Bearer sk-test-1' } });
  await page.getByRole('link', { name: /404 GET/ }).click();
  await page.getByRole('button', { name: 'Send again' }).click();
  // `visit` fails the test for a request to another host.
  await page
    .getByRole('link', { name: /404 GET/ })
    .nth(1)
    .waitFor();
});

test('a body of which the journal has a part is shown, and is neither copied nor sent', async () => {
  const { page, call, emulator } = await visit();
  await call('/chatkit/sessions', 'POST', { ...minimal, user: 'u'.repeat(70_000) });
  await page.getByRole('link', { name: /POST/ }).click();
  await page.getByText('The journal keeps the first 64 KiB of a body.').first().waitFor();
  for (const name of ['Copy as curl', 'Copy as TypeScript', 'Send again']) {
    await page.getByRole('button', { name }).click();
    await page.getByRole('status').getByText('keeps only the first 64 KiB').waitFor();
  }
  expect(emulator.requests.list()).toHaveLength(1);
});

test('a malformed address shows the list', async () => {
  const { page } = await visit('#/sessions/%E0%A4%A');
  await page.getByRole('heading', { name: 'No sessions yet' }).waitFor();
});
