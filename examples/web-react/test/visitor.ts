// Actions of a user on the page.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const screenshots = join(import.meta.dirname, 'screenshots');
mkdirSync(screenshots, { recursive: true });

export async function enter(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export async function signIn(page: Page, name = 'Ada'): Promise<void> {
  await enter(page, name);
  await see(page, 'live');
}

export async function see(page: Page, status: string): Promise<void> {
  await page.locator(`[role=status][data-status="${status}"]`).waitFor();
}

export async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Message', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}

export async function seeReply(page: Page, text: string): Promise<void> {
  await page.getByText(`You wrote: ${text}`).waitFor();
}

export async function keep(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}

/** Counts the calls of the element's `setOptions` in an attribute of the document. */
export async function countSetOptions(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const Element = await customElements.whenDefined('openai-chatkit');
    const prototype = Element.prototype as { setOptions(options: object): void };
    const { setOptions } = prototype;
    const { dataset } = document.documentElement;
    prototype.setOptions = function (options) {
      dataset['setOptions'] = String(Number(dataset['setOptions'] ?? 0) + 1);
      setOptions.call(this, options);
    };
  });
}
