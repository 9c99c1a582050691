import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { environment, packages, run, writeFiles } from '@chatkit-sessions/packed';
import { describe, expect, inject, test } from 'vitest';
import { tool } from './tools.ts';

test('only the command and the emulator have a bin', () => {
  expect(packages.filter(({ manifest }) => manifest.bin).map(({ short }) => short)).toEqual([
    'cli',
    'emulator',
  ]);
});

describe('npx @chatkit-sessions/emulator', () => {
  test('serves the API in an empty folder, and ends on ctrl-c', async () => {
    const folder = await mkdtemp(join(inject('scratch'), 'npx-'));
    await writeFiles(folder, { '.npmrc': `registry=${inject('registry')}\ncache=cache\n` });
    const args = ['--yes', '@chatkit-sessions/emulator', '--port', '0', '--json'];
    const child = spawn(process.execPath, [tool('npm', 'bin/npx-cli.js'), ...args], {
      cwd: folder,
      env: { ...environment(), npm_config_registry: inject('registry') },
      stdio: ['ignore', 'pipe', 'inherit'],
      // A process group, so that SIGINT reaches npx and its child, as ctrl-c does in a terminal.
      detached: true,
    });
    const ended = once(child, 'exit');
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const next = async () =>
      JSON.parse((await lines.next()).value as string) as Record<string, unknown>;

    try {
      const { url } = await next();
      const response = await fetch(`${String(url)}/chatkit/sessions`, {
        method: 'POST',
        headers: {
          authorization: 'Bearer sk-any',
          'content-type': 'application/json',
          'openai-beta': 'chatkit_beta=v1',
        },
        body: JSON.stringify({ user: 'user_123', workflow: { id: 'wf_123' } }),
      });
      expect(await response.json()).toMatchObject({ object: 'chatkit.session', status: 'active' });
      expect(await next()).toMatchObject({ event: 'request', status: 200 });
    } finally {
      process.kill(-(child.pid as number), 'SIGINT');
    }
    expect(await next()).toEqual({ event: 'closed' });
    await ended;
  });
});

test('npx @chatkit-sessions/cli prints its help, and says how to get the emulator', async () => {
  const folder = await mkdtemp(join(inject('scratch'), 'npx-'));
  await writeFiles(folder, { '.npmrc': `registry=${inject('registry')}\ncache=cache\n` });
  const npx = (...args: string[]) =>
    run(
      process.execPath,
      [tool('npm', 'bin/npx-cli.js'), '--yes', '@chatkit-sessions/cli', ...args],
      {
        cwd: folder,
        env: { npm_config_registry: inject('registry') },
      },
    );

  expect((await npx('--help')).stdout).toMatch(/^Usage: chatkit-sessions/);
  await expect(npx('emulator')).rejects.toThrow('npm install @chatkit-sessions/emulator');
});
