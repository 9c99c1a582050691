import { join } from 'node:path';
import { needsRunner, packages, run, type Consumer } from '@chatkit-sessions/packed';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { against, createApp } from './emulated.ts';
import { isThere, program } from './engines.ts';

let app: Consumer;
beforeAll(async () => {
  app = await createApp();
});
afterAll(() => app?.remove());

const entries = packages.flatMap(({ entries }) => entries).filter((entry) => !needsRunner(entry));

/** Runs a script of the app. */
async function script(engine: string | undefined, args: readonly string[]): Promise<string> {
  if (!engine) throw new Error('the runtime is not installed');
  return (await run(engine, args, { cwd: app.folder })).stdout;
}

describe.each(['20.19', '22', '24', '26'])('Node %s', (version) => {
  const node = program(`node-${version}`, 'bin/node');

  test.runIf(isThere(node))('has that version', async () => {
    expect((await script(node, ['--version'])).startsWith(`v${version}.`)).toBe(true);
  });

  test.runIf(isThere(node))(
    'imports every package, and creates, retries, cancels and validates',
    async () => {
      await against((url) => script(node, ['run.js', url]));
    },
  );

  test.runIf(isThere(node))('does the same after require()', async () => {
    const { exported } = await against((url) => script(node, ['run.cjs', url, ...entries]));
    expect(exported).toHaveLength(entries.length);
  });
});

test.runIf(isThere(program('deno')))('Deno creates, retries, cancels and validates', async () => {
  const flags = [
    'run',
    '--no-remote',
    '--node-modules-dir=manual',
    '--allow-env',
    '--allow-net=127.0.0.1',
  ];
  await against((url) => script(program('.bin/deno'), [...flags, 'run.js', url]));
});

test.runIf(isThere(program('bun')))('Bun creates, retries, cancels and validates', async () => {
  await against((url) => script(program('.bin/bun'), [join(app.folder, 'run.js'), url]));
});
