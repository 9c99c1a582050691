// Draws the pictures of the READMEs from the built page: `pnpm --filter @chatkit-sessions/emulator pictures`.
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { createEmulator, seededRandom, type Emulator } from '../src/index.ts';
import { serve } from '../src/node.ts';

// The same in every run: the clocks, the ids and the durations.
let now = Date.UTC(2026, 0, 15, 10, 24);
Date.now = () => now;
const emulator = createEmulator({ clock: Date.now, random: seededRandom(19) });
const requests = await fill(emulator);

const server = await serve(emulator);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const { origin } = new URL(server.url);
const session = emulator.sessions.list().find(({ user }) => user === 'user_4');
for (const colorScheme of ['light', 'dark'] as const) {
  await draw(browser, `${origin}/#/requests/${requests}`, 'requests', colorScheme);
  await draw(browser, `${origin}/#/sessions/${session?.id}`, 'sessions', colorScheme);
}
await browser.close();
await server.close();

async function draw(
  browser: Browser,
  url: string,
  name: string,
  colorScheme: 'light' | 'dark',
): Promise<void> {
  const viewport = { width: 1280, height: 800 };
  const look = { colorScheme, viewport, locale: 'en-GB', timezoneId: 'UTC' };
  const page = await browser.newPage(look);
  await page.clock.setFixedTime(now);
  await page.goto(url);
  await page.locator('.detail').waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  await page.mouse.move(0, 0);
  const path = join(import.meta.dirname, '../images', `${name}-${colorScheme}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  await page.close();
}

/** Plays some minutes of an app. Returns the number of the request to show. */
async function fill({ fetch, sessions, threads, faults, admit }: Emulator): Promise<number> {
  let milliseconds = 0;
  const random = seededRandom(7);
  performance.now = () => (milliseconds += 0.4 + 3 * random());
  const call = async (method: string, path: string, body?: object): Promise<void> => {
    now += 1700;
    await fetch(`https://api.openai.com/v1/chatkit${path}`, {
      method,
      headers: {
        authorization: 'Bearer sk-test-0123456789',
        'openai-beta': 'chatkit_beta=v1',
        'content-type': 'application/json',
        'user-agent': 'chatkit-sessions/1.0.0',
      },
      ...(body && { body: JSON.stringify(body) }),
    }).catch(() => {});
  };
  const create = (user: string, workflow: string, others: object = {}): Promise<void> =>
    call('POST', '/sessions', { user, workflow: { id: workflow, ...others } });
  const chat = (user: string, ...texts: string[]): void => {
    const secret = sessions.list().findLast((each) => each.user === user)?.client_secret ?? '';
    let threadId: string | undefined;
    for (const text of texts) {
      const admission = admit(secret, { text, threadId });
      if (admission.ok) threadId = admission.thread?.id;
    }
  };

  await create('user_1', 'wf_support');
  chat('user_1', 'Where is my parcel?', 'It should have come on Monday.');
  await call('GET', '/threads?limit=20&user=user_1');
  now += 7 * 60_000;
  await create('user_2', 'wf_sales');
  chat('user_2', 'Which plan has three seats?');
  now += 2 * 60_000;
  await create('user_3', 'wf_support');
  await call('POST', `/sessions/${sessions.list().at(-1)?.id}/cancel`);
  await create('user_4', 'wf_support', {
    version: '3',
    state_variables: { plan: 'pro', seats: 3 },
  });
  chat('user_4', 'Change my address');
  const shown = 6;
  faults.add({ status: 429, headers: { 'retry-after': '2' } });
  await create('user_5', 'wf_support');
  await create('user_5', 'wf_support');
  await call('GET', `/threads/${threads.list()[0]?.id}/items?order=asc`);
  faults.add({ reset: 'before' });
  await create('user_6', 'wf_sales');
  await create('user_6', 'wf_sales');
  await call('GET', '/threads/cthr_gone');
  now += 78_000;
  await create('user_7', 'wf_support');
  faults.add({ status: 503, rate: 0.33, operation: 'sessions.create' }, { delay: 3000, times: 5 });
  return shown;
}
