import { globSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createEmulator } from '@chatkit-sessions/emulator';
import { serve } from '@chatkit-sessions/emulator/node';
import { createConsumer, run, type Consumer } from '@chatkit-sessions/packed';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isThere, program } from './engines.ts';

let app: Consumer;
let main: string;
beforeAll(async () => {
  app = await createConsumer({ install: ['cli'] });
  main = join(app.folder, 'node_modules/@chatkit-sessions/cli/dist/main.js');
});
afterAll(() => app?.remove());

describe.each(['20.19', '22', '24', '26'])('the command on Node %s', (version) => {
  const node = program(`node-${version}`, 'bin/node');

  test.runIf(isThere(node))('creates a session, and shows and exports a thread', async () => {
    const emulator = createEmulator();
    const { id } = emulator.threads.add({ user: 'user_123', title: 'Orders', items: [] });
    const server = await serve(emulator);
    const env = { OPENAI_API_KEY: 'sk-any', OPENAI_BASE_URL: server.url };
    const start = async (...args: string[]): Promise<string> =>
      (await run(node ?? '', [main, ...args], { cwd: app.folder, env })).stdout;
    try {
      await start('sessions', 'create', '--user', 'user_123', '--workflow', 'wf_123');
      expect(emulator.sessions.list()).toMatchObject([{ user: 'user_123', status: 'active' }]);
      expect(await start('threads', 'show', id)).toContain('Orders');
      const out = join(app.folder, `node-${version}.jsonl`);
      await start('threads', 'export', '--out', out);
      expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ id, items: [] });
      expect(await start('doctor', '--workflow', 'wf_123')).toMatch(/^✓/m);
    } finally {
      await server.close();
    }
  });
});

test('the command installs in less than 2 MB with everything that it needs', () => {
  const files = globSync('node_modules/.pnpm/*/node_modules/**/*', {
    cwd: app.folder,
    withFileTypes: true,
  }).filter((file) => file.isFile());
  const sizes = files.map((file) => statSync(join(file.parentPath, file.name)).size);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(total, 'bytes').toBeGreaterThan(100_000);
  expect(total, 'bytes').toBeLessThan(2_000_000);
});

test('--version loads commander and neither the client nor the progress bar', async () => {
  const coverage = mkdtempSync(join(app.folder, 'coverage-'));
  const env = { NODE_V8_COVERAGE: coverage };
  await run(process.execPath, [main, '--version'], { cwd: app.folder, env });
  const loaded = globSync('*.json', { cwd: coverage }).map((file) =>
    readFileSync(join(coverage, file), 'utf8'),
  );
  const packages = [...loaded.join('').matchAll(/node_modules\/((?:@[^/]+\/)?[^/."]+)\//g)];
  expect([...new Set(packages.map(([, name]) => name))].sort()).toEqual([
    '@chatkit-sessions/cli',
    'commander',
  ]);
});
