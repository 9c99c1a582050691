import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Whether the machine has a `redis-server`. Throws without it in a run that must not skip tests.
 */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis && process.env['EVERY_RUNTIME'] === '1') {
  throw new Error('EVERY_RUNTIME=1 needs redis-server: apt-get install -y redis-server');
}

/** A Redis server on a free loopback port, with a folder of its own. */
export class RedisServer {
  readonly url: string;
  readonly #port: number;
  readonly #folder = mkdtempSync(join(tmpdir(), 'gateway-redis-'));
  readonly #persistence: 'everything' | 'nothing';
  #process: ChildProcess | undefined;

  private constructor(port: number, persistence: 'everything' | 'nothing') {
    this.#port = port;
    this.#persistence = persistence;
    this.url = `redis://127.0.0.1:${port}`;
  }

  static async start(persistence: 'everything' | 'nothing' = 'nothing'): Promise<RedisServer> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await new Promise((closed) => server.close(closed));
    const redis = new RedisServer(port, persistence);
    await redis.restart();
    return redis;
  }

  /** Starts the server with the data of its last run, if it is not running. */
  async restart(): Promise<void> {
    const flags = {
      '--port': String(this.#port),
      '--bind': '127.0.0.1',
      '--dir': this.#folder,
      '--save': '',
      '--appendonly': this.#persistence === 'everything' ? 'yes' : 'no',
      '--appendfsync': 'always',
    };
    this.#process = spawn('redis-server', Object.entries(flags).flat(), {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (!this.#process.stdout) throw new Error('redis-server has no stdout.');
    for await (const line of createInterface(this.#process.stdout)) {
      if (line.includes('Ready to accept connections')) break;
    }
    this.#process.stdout.resume();
  }

  /** Sends a signal. After SIGKILL, resolves when the process has ended. */
  async signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    const exited = this.#process && once(this.#process, 'exit');
    this.#process?.kill(signal);
    if (signal === 'SIGKILL') await exited;
  }

  async stop(): Promise<void> {
    if (this.#process?.exitCode === null && !this.#process.signalCode) await this.signal('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
