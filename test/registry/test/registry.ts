import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { environment, run, writeFiles } from '@chatkit-sessions/packed';
import { tool } from './tools.ts';

/** A registry on loopback. */
export interface Registry {
  url: string;
  close(): Promise<void>;
}

/**
 * Starts verdaccio with an empty store in a folder. It lets anyone publish our scope, and fetches
 * every other package from the registry that npm is configured with.
 */
export async function startRegistry(folder: string): Promise<Registry> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const upstream = (await run('npm', ['config', 'get', 'registry'])).stdout.trim();
  await writeFiles(folder, {
    'config.yaml': JSON.stringify({
      storage: join(folder, 'storage'),
      auth: { htpasswd: { file: join(folder, 'htpasswd') } },
      uplinks: { upstream: { url: upstream } },
      packages: {
        '@chatkit-sessions/*': { access: '$all', publish: '$all' },
        '**': { access: '$all', proxy: 'upstream' },
      },
      log: { type: 'stdout', level: 'warn' },
    }),
  });
  const server = spawn(
    process.execPath,
    [
      tool('verdaccio', 'bin/verdaccio'),
      '--config',
      'config.yaml',
      '--listen',
      `127.0.0.1:${port}`,
    ],
    { cwd: folder, env: environment(), stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
  );
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  // verdaccio sends a message when it listens.
  const failed = ended.then(() => Promise.reject(new Error('verdaccio ended before it listened')));
  await Promise.race([once(server, 'message'), failed]);
  return {
    url,
    close: () => {
      server.kill();
      return ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
