import { test as base, type Page, type TestType } from '@playwright/test';
import { createEmulator, type Emulator } from './emulator.ts';
import { serve, type EmulatorServer } from './node.ts';

/** An emulator on a port of its own. */
export interface ServedEmulator extends Emulator {
  /** The base URL to give to your app, with the prefix `/v1`. */
  url: EmulatorServer['url'];
}

/** The vendor's script, which defines the real `<openai-chatkit>`. */
const vendorScript = 'https://cdn.platform.openai.com/deployments/chatkit/chatkit.js';

/**
 * Playwright's `test` with a served `emulator` for each worker, reset before each test. A `page` has
 * the stand-in `<openai-chatkit>` in place of the vendor's, which it never loads.
 */
export const test: ChatTest = base.extend<{ reset: void }, { emulator: ServedEmulator }>({
  emulator: [
    // Playwright reads from this pattern which fixtures to set up.
    // oxlint-disable-next-line no-empty-pattern -- Playwright requires a destructured parameter
    async ({}, use) => {
      const emulator = createEmulator();
      const { url, close } = await serve(emulator);
      await use({ ...emulator, url });
      await close();
    },
    { scope: 'worker' },
  ],
  reset: [
    async ({ emulator }, use) => {
      emulator.reset();
      await use();
    },
    { auto: true },
  ],
  page: async ({ page, emulator }, use) => {
    await page.route(vendorScript, (route) => route.fulfill({ contentType: 'text/javascript' }));
    await page.addInitScript(loadScript, emulator.url.replace(/\/v1$/, '/_emulator/chatkit.js'));
    await use(page);
  },
});

type BaseTest =
  typeof base extends TestType<infer TestArgs, infer WorkerArgs> ? [TestArgs, WorkerArgs] : never;

/** The type of {@link test}. */
export type ChatTest = TestType<
  BaseTest[0] & { page: Page },
  BaseTest[1] & { emulator: ServedEmulator }
>;

/** Runs in the page: loads a script when the document has its head. */
function loadScript(url: string): void {
  if (window !== window.top) return;
  document.addEventListener('DOMContentLoaded', () => {
    const script = document.createElement('script');
    script.src = url;
    document.head.append(script);
  });
}
