// The page with a state that no app is likely to make.
import { test } from '../chromium.ts';
import { useChromium, visit } from './visit.ts';

useChromium();

test('a thread whose time no Date can hold is shown without a date', async () => {
  const { page, emulator } = await visit('#/threads');
  emulator.threads.add({
    user: 'user_1',
    title: 'Far',
    created_at: 9e15,
    items: [{ type: 'chatkit.assistant_message', content: [], created_at: -9e15 }],
  });
  await page.getByRole('link', { name: /Far.*no date/ }).click();
  await page.getByText('Assistant no date').waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'Setup' }).click();
  await page.getByRole('heading', { name: 'Connect your app' }).waitFor();
});

test('a session at the end of the clock is shown, though its expiry is no date', async () => {
  const { page, emulator, create } = await visit('#/sessions');
  emulator.clock.advance(8.64e15 - emulator.clock.now() - 1000);
  await create();
  await page.getByRole('link', { name: /user_ada/ }).click();
  await page.getByText('no date').waitFor();
});
