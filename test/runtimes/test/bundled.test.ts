import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Consumer } from '@chatkit-sessions/packed';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { against, checkResult, createApp, faults } from './emulated.ts';
import { chromium, isThere, load, program } from './engines.ts';

let app: Consumer;
beforeAll(async () => {
  app = await createApp();
});
afterAll(() => app?.remove());

/** Bundles a script with all that it imports. */
async function bundle(script: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: app.folder,
    entryPoints: [script],
    bundle: true,
    format: 'esm',
    conditions: ['worker', 'browser'],
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** The part of miniflare that the test uses. */
interface Miniflare {
  dispatchFetch(url: string): Promise<Response>;
  dispose(): Promise<void>;
}

test.runIf(isThere(program('miniflare')))(
  'workerd creates, retries, cancels and validates',
  async () => {
    const { Miniflare } = load('miniflare') as { Miniflare: new (options: object) => Miniflare };
    const script = await bundle('worker.js');
    await against(async (baseURL) => {
      const worker = new Miniflare({
        modules: true,
        script,
        compatibilityDate: '2026-07-01',
        bindings: { baseURL },
      });
      try {
        return await (await worker.dispatchFetch('http://localhost/')).text();
      } finally {
        await worker.dispose();
      }
    });
  },
);

/** The part of playwright that the test uses. */
interface Playwright {
  chromium: { launch(options: object): Promise<Browser> };
}
interface Browser {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}
interface Page {
  goto(url: string): Promise<unknown>;
  evaluate(expression: string): Promise<unknown>;
  on(event: 'pageerror', listen: (error: Error) => void): void;
}

test.runIf(isThere(chromium()))(
  'Chromium: the client refuses an API key in a page; every package works there',
  async () => {
    const executablePath = chromium();
    if (!executablePath) throw new Error('Chromium is not installed');
    const { chromium: driver } = load('playwright-core') as Playwright;
    const server = await servePage(await bundle('page.js'));
    const browser = await driver.launch({ executablePath });
    try {
      const page = await browser.newPage();
      const errors: Error[] = [];
      page.on('pageerror', (error) => errors.push(error));
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      expect(await page.evaluate('construct()')).toMatch(/^ChatKitError: .*browser/);
      const result = await page.evaluate(`exerciseHere(${JSON.stringify(faults)})`);
      checkResult(result);
      expect(result).toMatchObject({ left: 0 });
      expect(errors).toEqual([]);
    } finally {
      await browser.close();
      server.close();
    }
  },
);

/** Serves an empty page that loads a module, on loopback. */
async function servePage(module: string): Promise<Server> {
  const server = createServer(({ url }, response) => {
    const [type, body] =
      url === '/page.js'
        ? ['text/javascript', module]
        : ['text/html', '<!doctype html><script type="module" src="/page.js"></script>'];
    response.setHeader('content-type', type).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}
