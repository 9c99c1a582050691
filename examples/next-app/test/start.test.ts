import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

test('SIGTERM ends the command and Next.js', async () => {
  const start = spawn(process.execPath, [join(import.meta.dirname, '../demo/start.ts')]);
  const [line] = (await once(createInterface(start.stdout), 'line')) as [string];
  const [url = ''] = /http:\S+/.exec(line) ?? [];
  // Next.js responds to it without compiling the page, as the other tests do.
  expect((await fetch(`${url}/_next/static/none`)).status).toBe(404);
  start.kill('SIGTERM');
  await once(start, 'exit');
  await expect.poll(() => fetch(url).catch(() => 'gone'), { timeout: 30_000 }).toBe('gone');
});
