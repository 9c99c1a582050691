import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { createEmulator, type Emulator } from '../../src/index.ts';
import { serve, type EmulatorServer } from '../../src/node.ts';
import * as chromium from '../chromium.ts';

const screenshots = join(import.meta.dirname, '../../.turbo/element');

/** A page with the element, fresh for each test. */
export interface Visit {
  emulator: Emulator;
  /** The origin of the emulator. */
  origin: string;
  page: Page;
  /** The origin of the page. */
  site: string;
  /** Responds to requests other than the page, such as those to a ChatKit server. */
  respond: (incoming: IncomingMessage, outgoing: ServerResponse) => void;
}

/** The page of the running test. */
export const visit = {} as Visit;

/** Serves an emulator, and opens a page that loads the element from it for each test of the calling file. */
export function useElement(): void {
  let browser: Browser;
  let upstream: EmulatorServer;
  const site = createServer((incoming, outgoing) => {
    if (incoming.url !== '/') return visit.respond(incoming, outgoing);
    outgoing.setHeader('content-type', 'text/html').end(html(visit.origin));
  });
  beforeAll(async () => {
    visit.emulator = createEmulator();
    upstream = await serve(visit.emulator);
    visit.origin = new URL(upstream.url).origin;
    await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
    visit.site = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    browser = await chromium.launch();
    mkdirSync(screenshots, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    site.closeAllConnections();
    site.close();
    await upstream?.close();
  });
  beforeEach(async () => {
    visit.emulator.reset();
    visit.respond = (_incoming, outgoing) => outgoing.writeHead(404).end();
    const context = await browser.newContext({ viewport: { width: 390, height: 640 } });
    visit.page = await context.newPage();
    visit.page.setDefaultTimeout(10_000);
    await visit.page.goto(visit.site);
    await visit.page.evaluate(() => customElements.whenDefined('openai-chatkit'));
  });
  afterEach(() => visit.page.context().close());
}

const guide = join(import.meta.dirname, '../../../../site/content/guides/emulator.md');

/** Returns the script tag that the emulator's guide shows. */
function scriptTag(): string {
  const [tag] = /<script src="http:.*<\/script>/.exec(readFileSync(guide, 'utf8')) ?? [];
  if (tag === undefined) throw new Error(`${guide} shows no script tag.`);
  return tag;
}

/** A page with the script tag of the emulator's guide. It records the element's events. */
function html(origin: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Element</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="data:,">
    <style>
      :root { color-scheme: light dark; font: 16px/1.5 'DejaVu Sans', sans-serif }
      body { margin: 0 } main { display: grid; height: 100vh; grid-template-rows: auto 1fr }
      h1 { margin: .5rem; font-size: 1rem }
    </style>
    <main><h1>A page</h1><openai-chatkit></openai-chatkit></main>
    <script>
      const chat = document.querySelector('openai-chatkit');
      const events = [];
      const names = ['ready', 'error', 'effect', 'response.start', 'response.end', 'history.open',
        'history.close', 'thread.change', 'thread.load.start', 'thread.load.end'];
      for (const name of names) chat.addEventListener('chatkit.' + name, ({ detail }) =>
        events.push(detail?.error ? [name, detail.error.message] : detail ? [name, detail] : [name]));
    </script>
    ${scriptTag().replace('http://127.0.0.1:4010', origin)}</html>`;
}

/** Returns the events so far, each its name without `chatkit.` and its detail. */
export function eventsOf({ page }: Visit): Promise<unknown[]> {
  // The element dispatches in tasks that were queued before this one.
  return page.evaluate('new Promise((resolve) => setTimeout(() => resolve(events)))');
}

export async function waitForEvent({ page }: Visit, name: string): Promise<void> {
  await page.waitForFunction(`events.some(([event]) => event === '${name}')`);
}

export async function write({ page }: Visit, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.keyboard.press('Enter');
}

/** Finds a message of the conversation by its whole text. */
export function message({ page }: Visit, text: string): Locator {
  return page.getByRole('log').getByText(text, { exact: true });
}

export function button({ page }: Visit, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** Expects that axe finds no fault and that nothing overflows. Keeps a screenshot. */
export async function expectAccessible({ page }: Visit, name: string): Promise<void> {
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
  await chromium.expectAccessible(page);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
}
