import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { createEmulator, type Emulator } from '@chatkit-sessions/emulator';
import { serve, type EmulatorServer } from '@chatkit-sessions/emulator/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';

const home = join(import.meta.dirname, '..');
// Inside the package, so that a snippet can import by name.
const folder = mkdtempSync(join(home, 'test/.snippets-'));

/** Writes the `ts` blocks of a guide to files. Returns their paths. */
function snippetsOf(guide: string): string[] {
  const blocks = readFileSync(join(home, `content/guides/${guide}.md`), 'utf8');
  return [...blocks.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = ''], at) => {
    const file = join(folder, `${guide}-${at}.ts`);
    writeFileSync(file, `${code}\nexport {};\n`);
    return file;
  });
}

let emulator: Emulator;
let server: EmulatorServer;
beforeAll(async () => {
  emulator = createEmulator();
  server = await serve(emulator);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  emulator.reset();
  vi.stubEnv('OPENAI_BASE_URL', server.url);
  vi.stubEnv('OPENAI_API_KEY', 'any-key');
  vi.stubEnv('CHATKIT_WORKFLOW_ID', 'wf_123');
  vi.stubEnv('COOKIE_SECRET', 'change-me-to-32-random-characters');
  vi.stubEnv('PORT', '0');
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test('every TypeScript snippet of the guides compiles', () => {
  const guides = globSync('content/guides/*.md', { cwd: home }).map((file) =>
    basename(file, '.md'),
  );
  const files = guides
    // The tests of `packages/{browser,server,emulator,gateway}` compile and run these, with the libraries that they show.
    .filter((guide) => !['browser', 'sign-in', 'emulator', 'gateway'].includes(guide))
    .flatMap((guide) => snippetsOf(guide));
  expect(files.length).toBeGreaterThan(15);
  const settings = { extends: join(home, 'tsconfig.json'), include: [], files };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  const tsc = join(home, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--checkers', '1', '-p', folder], { stdio: 'inherit' });
});

test.each([
  ['quick-start', '/'],
  ['node', '/chatkit/session'],
])('the server of the guide %s creates a session', async (guide, path) => {
  const [file = ''] = snippetsOf(guide);
  const { server: app } = (await import(file)) as { server: Server };
  if (!app.listening) await new Promise((listening) => app.once('listening', listening));
  const { port } = app.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST' });
  expect(await response.json()).toMatchObject({ client_secret: expect.stringMatching(/^ek_/) });
  expect(emulator.sessions.list()).toMatchObject([{ workflow: { id: 'wf_123' } }]);
  app.close();
});

test('the snippets of the testing guide pass', async () => {
  const [inProcess = '', failures = '', overHttp = ''] = snippetsOf('testing');
  for (const file of [inProcess, failures, overHttp]) {
    expect(readFileSync(file, 'utf8')).toContain('assert.');
    await import(file);
  }
});

test('the first snippet of the validation guide prints what its comments say', async () => {
  const [file = ''] = snippetsOf('validation');
  const printed = vi.spyOn(console, 'log').mockReturnValue();
  await import(file);
  const comments = [...readFileSync(file, 'utf8').matchAll(/^\/\/ (.*)$/gm)].map(
    ([, text]) => text,
  );
  expect(comments).toHaveLength(2);
  expect(printed.mock.calls.flat()).toEqual(comments);
});

test('the snippets of the export guide print and delete the threads of one user', async () => {
  for (const user of ['user_123', 'user_123', 'user_9']) emulator.threads.add({ user });
  const printed = vi.spyOn(console, 'log').mockReturnValue();
  const [print = '', remove = ''] = snippetsOf('export-and-delete');
  await import(print);
  expect(printed).toHaveBeenCalledTimes(2);
  await import(remove);
  expect(printed).toHaveBeenLastCalledWith('Deleted 2 threads.');
  expect(emulator.threads.list()).toMatchObject([{ user: 'user_9' }]);
});

test('both snippets of the guide from the official SDK print the same', async () => {
  emulator.threads.add({ user: 'user_123', title: 'Invoices' });
  const printed = vi.spyOn(console, 'log').mockReturnValue();
  for (const file of snippetsOf('official-sdk')) {
    printed.mockClear();
    await import(file);
    expect(printed.mock.calls).toEqual([['Invoices'], ['active']]);
  }
});
