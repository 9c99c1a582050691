import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { headers } from '../calls.ts';
import { test } from '../chromium.ts';
import { runPlaywright } from '../runners.ts';

/** An app whose chat takes its secret from the back end. */
const app = `<!doctype html>
<script src="https://cdn.platform.openai.com/deployments/chatkit/chatkit.js"></script>
<openai-chatkit id="chat"></openai-chatkit>
<script type="module">
  await customElements.whenDefined('openai-chatkit');
  const getClientSecret = async () => (await (await fetch('/api/session')).json()).client_secret;
  chat.setOptions({ api: { getClientSecret } });
</script>`;

/** Runs every case in one run of Playwright. Returns its output. */
async function runCases(): Promise<string> {
  const server = createServer((_, outgoing) =>
    outgoing.setHeader('content-type', 'text/html').end(app),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, code = ''] = /^```ts playwright\n(.*?)^```$/ms.exec(readme) ?? [];
  const files = { ...cases, 'readme.case.ts': code };
  const { output } = await runPlaywright(files, `http://127.0.0.1:${port}`);
  server.close();
  return output;
}

const cases = {
  'all-workers.case.ts': `
      import { expect } from '@playwright/test';
      import { test } from '@chatkit-sessions/emulator/playwright';
      import { existsSync, readFileSync, writeFileSync } from 'node:fs';
      import { join } from 'node:path';
      const fileOf = (worker: number) => join(import.meta.dirname, 'url-' + worker);
      // Each of the two workers waits for the other, so both run.
      for (const name of ['a', 'b']) {
        test(name, async ({ emulator }, { parallelIndex }) => {
          writeFileSync(fileOf(parallelIndex), emulator.url);
          await expect.poll(() => existsSync(fileOf(1 - parallelIndex))).toBe(true);
          await expect
            .poll(() => readFileSync(fileOf(1 - parallelIndex), 'utf8'))
            .toMatch(/^http:/);
          expect(readFileSync(fileOf(1 - parallelIndex), 'utf8')).not.toBe(emulator.url);
        });
      }`,
  'reset.case.ts': `
      import { expect } from '@playwright/test';
      import { test } from '@chatkit-sessions/emulator/playwright';
      test.describe.configure({ mode: 'serial' });
      for (const name of ['first', 'second']) {
        test(name, async ({ emulator }) => {
          expect(emulator.sessions.list()).toEqual([]);
          const response = await fetch(emulator.url + '/chatkit/sessions', {
            method: 'POST',
            headers: ${JSON.stringify(headers)},
            body: '{"user":"ann","workflow":{"id":"wf_1"}}',
          });
          expect(response.status).toBe(200);
        });
      }`,
  'page.case.ts': `
      import { expect } from '@playwright/test';
      import { test } from '@chatkit-sessions/emulator/playwright';
      import { createServer } from 'node:http';
      const html = '<script src="https://cdn.platform.openai.com/deployments/chatkit/chatkit.js"></script><openai-chatkit></openai-chatkit>';
      test('stand-in', async ({ page, emulator }) => {
        const app = createServer((_, outgoing) => outgoing.setHeader('content-type', 'text/html').end(html));
        await new Promise<void>((listening) => app.listen(0, '127.0.0.1', listening));
        const { port } = app.address() as { port: number };
        const failed: string[] = [];
        page.on('requestfailed', (request) => failed.push(request.url()));
        await page.goto('http://127.0.0.1:' + port);
        await page.waitForFunction(() => customElements.get('openai-chatkit'));
        expect(failed).toEqual([]);
        app.close();
      });`,
};

let running: Promise<string> | undefined;

test.each([
  ['each worker has an emulator on a port of its own', 'all-workers.case.ts', 2],
  ['an emulator is reset before each test', 'reset.case.ts', 2],
  ["a page has the stand-in, and does not load the vendor's script", 'page.case.ts', 1],
  ["the README's test with Playwright passes", 'readme.case.ts', 1],
])('%s', async (_, file, count) => {
  const output = await (running ??= runCases());
  const passed = output.split('\n').filter((line) => line.includes(`✓`) && line.includes(file));
  expect(passed, output).toHaveLength(count);
});
