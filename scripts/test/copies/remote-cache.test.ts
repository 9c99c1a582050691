import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../repository/root.ts';
import { copyRepository, type Copy } from './copy.ts';

// Starts the server and configures turbo as docs/spec-changes.md describes.

const token = 'not-a-secret';
const storage = mkdtempSync(join(tmpdir(), 'remote-cache-'));
const copies: Copy[] = [];
let server: ChildProcess;
let api: string;

beforeAll(async () => {
  const port = await freePort();
  api = `http://127.0.0.1:${port}`;
  server = spawn(
    process.execPath,
    [join(root, 'scripts/node_modules/turborepo-remote-cache/dist/cli.js')],
    {
      cwd: storage,
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: String(port),
        TURBO_TOKEN: token,
        STORAGE_PROVIDER: 'local',
        STORAGE_PATH: storage,
        STORAGE_PATH_USE_TMP_FOLDER: 'false',
      },
    },
  );
  await new Promise<void>((listening, failed) => {
    server.once('exit', (code) => failed(new Error(`the cache server exited with ${code}`)));
    server.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Server listening at')) listening();
    });
  });
});

afterAll(async () => {
  // After SIGTERM the server would wait for connections that stay open.
  server.kill('SIGKILL');
  await once(server, 'exit');
  for (const copy of copies) copy.remove();
  rmSync(storage, { recursive: true });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

interface Task {
  taskId: string;
  cache: { status: string; source?: string };
}

/** Builds zod and its dependencies in a new copy of the repository. */
function buildInAClone(settings: Record<string, string>): { copy: Copy; tasks: Task[] } {
  const copy = copyRepository(settings);
  copies.push(copy);
  copy.run(
    'node_modules/turbo/bin/turbo',
    'run',
    'build',
    '--filter=@chatkit-sessions/zod',
    '--summarize',
  );
  const [summary = ''] = globSync('.turbo/runs/*.json', { cwd: copy.folder });
  return { copy, tasks: (JSON.parse(copy.read(summary)) as { tasks: Task[] }).tasks };
}

function built(copy: Copy): Map<string, string> {
  const files = globSync('packages/*/dist/**/*.{js,ts}', { cwd: copy.folder }).sort();
  return new Map(files.map((file) => [file, copy.read(file)]));
}

test('a second clone gets every build of the first clone from the remote cache', () => {
  const settings = { TURBO_API: api, TURBO_TOKEN: token, TURBO_TEAM: 'chatkit-sessions' };
  const first = buildInAClone(settings);
  expect(first.tasks.map(({ taskId }) => taskId)).toContain('//#generate');
  expect(new Set(first.tasks.map(({ cache }) => cache.status))).toEqual(new Set(['MISS']));
  expect(readdirSync(storage, { recursive: true }).length).toBeGreaterThan(0);

  const second = buildInAClone(settings);
  expect(second.tasks.map(({ taskId }) => taskId)).toEqual(first.tasks.map(({ taskId }) => taskId));
  for (const { taskId, cache } of second.tasks) {
    expect({ taskId, ...cache }).toMatchObject({ taskId, status: 'HIT', source: 'REMOTE' });
  }
  expect(built(second.copy)).toEqual(built(first.copy));
  expect(built(second.copy).size).toBeGreaterThan(20);
});
