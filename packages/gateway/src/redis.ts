import { createClient } from '@redis/client';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import * as z from 'zod';
import { checkOptions, positiveInteger, text } from './check-options.ts';
import type { Session } from './sessions/session.ts';
import { keptFor, type Store } from './stores/store.ts';
import { withTimeout } from './timeout.ts';

/** Options of `createRedisStore`. */
export interface RedisStoreOptions {
  /** The URL of the Redis or Valkey server, such as `redis://127.0.0.1:6379`. */
  url: string;
  /** The start of each key. Defaults to `chatkit`. */
  keyPrefix?: string | undefined;
  /** The longest wait for a reply, in milliseconds. Defaults to 2 000. */
  timeout?: number | undefined;
}

const schema = z.strictObject(
  {
    // Its own error would show the password.
    url: z.url({ protocol: /^rediss?$/, error: 'must be a URL with redis or rediss' }),
    keyPrefix: text.optional(),
    timeout: positiveInteger.optional(),
  },
  'must be an object',
);

/** A store that several processes share. */
export interface RedisStore extends Store {
  /** Closes the connection. */
  close(): void;
}

/**
 * Creates a store in Redis, for several gateways with the same `secrets`. It connects and reconnects
 * by itself. While Redis cannot be reached, its methods reject and the gateway responds with 503.
 *
 * ```ts
 * const store = createRedisStore({ url: 'redis://127.0.0.1:6379' });
 * ```
 *
 * Throws a TypeError for an unknown or invalid option.
 */
export function createRedisStore(options: RedisStoreOptions): RedisStore {
  checkOptions(schema, options);
  const { url, keyPrefix = 'chatkit', timeout = 2_000 } = options;
  // Without the offline queue, a command fails at once instead of waiting for Redis.
  const client = createClient({ url, disableOfflineQueue: true });
  client.on('error', () => {}); // Each failed command rejects with its own error.
  // Commands wait for the first connection, at most for `timeout`, and then fail by themselves.
  const started = withTimeout(client.connect(), timeout, () => new Error('Redis did not connect.'));
  const connected = started.catch(() => {});

  const key = (id: string): string => `${keyPrefix}:session:${id}`;
  const counter = (name: string, duration: number): ((id: string) => Promise<Count>) => {
    // The limiter only counts, since each session has its own limit.
    const limiter = new RateLimiterRedis({
      storeClient: client,
      useRedisPackage: true,
      keyPrefix: `${keyPrefix}:${name}`,
      points: Number.MAX_SAFE_INTEGER,
      duration,
    });
    return (id) => limiter.consume(id);
  };
  const countRequest = counter('requests', 60);
  const countFile = counter('files', keptFor / 1000);
  const read = async (id: string): Promise<Session | undefined> => {
    const json = await client.get(key(id));
    return json === null ? undefined : (JSON.parse(json) as Session);
  };
  // Redis may still run a command after its timeout: the request is then counted but not admitted.
  const inTime = <Value>(command: () => Promise<Value>): Promise<Value> =>
    withTimeout(
      connected.then(command),
      timeout,
      () => new Error(`Redis did not reply within ${timeout} ms.`),
    );

  return {
    async create(session) {
      const expiration = { type: 'PX', value: keptFor } as const;
      await inTime(() => client.set(key(session.id), JSON.stringify(session), { expiration }));
    },
    async cancel(id, now) {
      const session = await inTime(() => read(id));
      if (!session || now >= session.expires_at * 1000) return session;
      const cancelled: Session = { ...session, status: 'cancelled' };
      const options = { condition: 'XX', expiration: 'KEEPTTL' } as const;
      await inTime(() => client.set(key(id), JSON.stringify(cancelled), options));
      return cancelled;
    },
    async countRequest(id) {
      // Both commands go out together. Redis counts by its own clock.
      const [session, count] = await inTime(() => Promise.all([read(id), countRequest(id)]));
      return session && { session, requests: count.consumedPoints, resetIn: count.msBeforeNext };
    },
    countFile: async (id) => (await inTime(() => countFile(id))).consumedPoints,
    close: () => client.destroy(),
  };
}

/** The result of the limiter. */
interface Count {
  consumedPoints: number;
  /** Milliseconds until the count starts again at zero. */
  msBeforeNext: number;
}
