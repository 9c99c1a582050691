import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Gateway } from '../src/index.ts';
import { createRedisStore } from '../src/redis.ts';
import { hasRedis, RedisServer } from './redis-server.ts';
import { cancel, chat, create, createTestGateway, minimal, outcome, send } from './set-up.ts';
import { overHTTP } from './upstream.ts';

/** Starts a Redis server that stops when the test ends. */
async function startRedis(persistence?: 'everything'): Promise<RedisServer> {
  const redis = await RedisServer.start(persistence);
  onTestFinished(() => redis.stop());
  return redis;
}

/** Creates a gateway in this process, and waits until it is connected to Redis. */
async function connectGateway(url: string, timeout?: number) {
  const store = createRedisStore({ url, timeout });
  onTestFinished(() => store.close());
  const onError = vi.fn<(error: Error) => void>();
  const gateway = createTestGateway({ store, onError });
  await untilAvailable(gateway);
  return { gateway, onError };
}

async function untilAvailable(gateway: Gateway): Promise<void> {
  const create = () => send(gateway, '/v1/chatkit/sessions', { body: minimal });
  await vi.waitFor(async () => expect((await create()).status).toBe(200), { timeout: 20_000 });
}

/** Starts a gateway in another process. Returns a gateway that calls it over HTTP. */
async function startProcess(redisURL: string): Promise<Gateway> {
  const file = join(import.meta.dirname, 'gateway-process.ts');
  const child = spawn(process.execPath, [file, redisURL], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  const gateway = overHTTP(url);
  await untilAvailable(gateway);
  return gateway;
}

const limited = (max_requests_per_1_minute: number) => ({
  rate_limits: { max_requests_per_1_minute },
});

describe.skipIf(!hasRedis)('with redis-server', () => {
  test('two processes admit exactly 10 of 200 requests at once', async () => {
    const { url } = await startRedis();
    const gateways = await Promise.all([startProcess(url), startProcess(url)]);
    const { id, client_secret } = await create(gateways[0], limited(10));
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, at) => outcome(chat(gateways[at % 2]!, client_secret))),
    );
    expect(outcomes.filter((each) => each === '200')).toHaveLength(10);
    expect(outcomes.filter((each) => each === '429 rate_limit_exceeded')).toHaveLength(190);
    await cancel(gateways[1], id);
    expect(await outcome(chat(gateways[0], client_secret))).toBe('401 session_cancelled');
  });

  test('several gateways on one Redis count the files of a session together', async () => {
    const { url } = await startRedis();
    const [first, second] = [await connectGateway(url), await connectGateway(url)];
    const { client_secret } = await create(first.gateway, {
      ...limited(100),
      chatkit_configuration: { file_upload: { enabled: true, max_files: 3 } },
    });
    const upload = { type: 'attachments.create', params: { name: 'a', size: 1, mime_type: 'b' } };
    const outcomes = await Promise.all(
      [first, second, first, second, first].map(({ gateway }) =>
        outcome(chat(gateway, client_secret, upload)),
      ),
    );
    expect(outcomes.filter((each) => each === '200')).toHaveLength(3);
  });

  test('a Redis that is killed and restarted under load admits nothing beyond the limit', async () => {
    const redis = await startRedis('everything');
    const { gateway, onError } = await connectGateway(redis.url);
    const { client_secret } = await create(gateway, limited(1000));
    onError.mockClear();
    const outcomes: string[] = [];
    const seen = (each: string) => outcomes.filter((other) => other === each).length;
    const over = new AbortController();
    const clients = Array.from({ length: 5 }, async () => {
      while (!over.signal.aborted) {
        outcomes.push(await outcome(chat(gateway, client_secret)));
        // A request that fails at once must not block the event loop.
        await new Promise(setImmediate);
      }
    });
    await vi.waitFor(() => expect(seen('200')).toBeGreaterThanOrEqual(10), { interval: 1 });
    await redis.signal('SIGKILL');
    await vi.waitFor(() => expect(seen('503 store_unavailable')).toBeGreaterThan(0));
    await redis.restart();
    await vi.waitFor(() => expect(seen('429 rate_limit_exceeded')).toBeGreaterThan(100), {
      timeout: 20_000,
    });
    over.abort();
    await Promise.all(clients);
    const all = ['200', '429 rate_limit_exceeded', '503 store_unavailable'];
    expect(outcomes.filter((each) => !all.includes(each))).toEqual([]);
    // A kill may lose counts of requests that were not admitted.
    expect(seen('200')).toBeLessThanOrEqual(1000);
    expect(onError).toHaveBeenCalledTimes(seen('503 store_unavailable'));
  });

  test('a session is refused after a Redis without a disk file has restarted', async () => {
    const redis = await startRedis();
    const { gateway } = await connectGateway(redis.url);
    const { client_secret } = await create(gateway);
    expect(await outcome(chat(gateway, client_secret))).toBe('200');
    await redis.signal('SIGKILL');
    expect(await outcome(chat(gateway, client_secret))).toBe('503 store_unavailable');
    await redis.restart();
    await untilAvailable(gateway);
    expect(await outcome(chat(gateway, client_secret))).toBe('401 session_unknown');
  });

  test('a Redis that hangs makes the response a 503 after the timeout, until it continues', async () => {
    const redis = await startRedis();
    const { gateway } = await connectGateway(redis.url, 100);
    const { client_secret } = await create(gateway);
    await redis.signal('SIGSTOP');
    const response = await chat(gateway, client_secret);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await outcome(response)).toBe('503 store_unavailable');
    await redis.signal('SIGCONT');
    await vi.waitFor(async () => expect(await outcome(chat(gateway, client_secret))).toBe('200'));
  });

  test('a gateway that starts before Redis connects to it later', async () => {
    const redis = await startRedis();
    await redis.signal('SIGKILL');
    const store = createRedisStore({ url: redis.url, timeout: 100 });
    onTestFinished(() => store.close());
    const gateway = createTestGateway({ store, onError: () => {} });
    await expect(create(gateway)).rejects.toThrow('store_unavailable');
    await redis.restart();
    await untilAvailable(gateway);
  });

  test('two gateways with different key prefixes on one Redis share no session', async () => {
    const { url } = await startRedis();
    const stores = ['a', 'b'].map((keyPrefix) => createRedisStore({ url, keyPrefix }));
    onTestFinished(() => stores.forEach((store) => store.close()));
    const [one, other] = stores.map((store) => createTestGateway({ store, onError: () => {} }));
    await Promise.all([untilAvailable(one!), untilAvailable(other!)]);
    const { client_secret } = await create(one!);
    expect(await outcome(chat(other!, client_secret))).toBe('401 session_unknown');
  });
});
