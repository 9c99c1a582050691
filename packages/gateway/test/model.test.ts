import { createClient } from '@redis/client';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Gateway, Store } from '../src/index.ts';
import { createRedisStore, type RedisStore } from '../src/redis.ts';
import { MemoryStore } from '../src/stores/memory-store.ts';
import { hasRedis, RedisServer } from './redis-server.ts';
import { chat, create, createTestClock, createTestGateway, outcome, send } from './set-up.ts';

/** A session in the model. */
class Model {
  isCancelled = false;
  readonly #admitted: number[] = [];
  #minuteEnd = 0;
  readonly #limit: number;
  readonly #created: number;
  readonly #end: number;
  constructor(now: number, seconds: number, limit: number) {
    [this.#created, this.#end, this.#limit] = [now, now + seconds * 1000, limit];
  }
  status(now: number): string {
    if (now >= this.#created + 1_200_000) return 'unknown';
    return this.isCancelled ? 'cancelled' : now >= this.#end ? 'expired' : 'active';
  }
  cancel(now: number): string {
    if (this.status(now) === 'active') this.isCancelled = true;
    return this.status(now) === 'unknown' ? '404' : '200';
  }
  admit(now: number): string {
    if (now >= this.#end) return '401 session_expired';
    if (this.isCancelled) return '401 session_cancelled';
    if (now >= this.#minuteEnd) this.#admitted.length = 0;
    if (this.#admitted.length === 0) this.#minuteEnd = now + 60_000;
    if (this.#admitted.length >= this.#limit) return '429 rate_limit_exceeded';
    this.#admitted.push(now);
    return '200';
  }
}

type Step =
  | { act: 'create'; seconds: number; limit: number }
  | { act: 'cancel' | 'admit'; pick: number }
  | { act: 'wait'; milliseconds: number };

// No wait ends near a full minute, since the clock of Redis cannot be stopped.
const waits = fc.nat(60).map((sevens) => sevens * 7_000);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant('create'),
      seconds: fc.integer({ min: 1, max: 600 }),
      limit: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({ act: fc.constant('cancel'), pick: fc.nat() }),
    { weight: 3, arbitrary: fc.record({ act: fc.constant('admit'), pick: fc.nat() }) },
    fc.record({ act: fc.constant('wait'), milliseconds: waits }),
  ),
  { maxLength: 60, size: 'max' },
);

/** Runs the steps on a gateway and on the model. `pass` moves the time in the store. */
async function compare(
  sequence: Step[],
  store: Store,
  pass: (milliseconds: number) => Promise<void>,
): Promise<void> {
  const clock = createTestClock();
  const gateway: Gateway = createTestGateway({ store, clock: clock.read });
  const sessions: { id: string; client_secret: string; model: Model }[] = [];
  for (const step of sequence) {
    if (step.act === 'wait') {
      clock.pass(step.milliseconds);
      await pass(step.milliseconds);
    } else if (step.act === 'create') {
      const session = await create(gateway, {
        expires_after: { anchor: 'created_at', seconds: step.seconds },
        rate_limits: { max_requests_per_1_minute: step.limit },
      });
      const model = new Model(clock.read(), step.seconds, step.limit);
      sessions.push({ ...session, model });
    } else if (sessions.length > 0) {
      const { id, client_secret, model } = sessions[step.pick % sessions.length]!;
      if (step.act === 'admit') {
        expect(await outcome(chat(gateway, client_secret))).toBe(model.admit(clock.read()));
      } else {
        const response = await send(gateway, `/v1/chatkit/sessions/${id}/cancel`);
        expect(String(response.status)).toBe(model.cancel(clock.read()));
        const { status = 'unknown' } = (await response.json()) as { status?: string };
        expect(status).toBe(model.status(clock.read()));
      }
    }
  }
}

test('a gateway with a memory store agrees with the model after any steps', () =>
  fc.assert(
    fc.asyncProperty(steps, (sequence) =>
      compare(sequence, new MemoryStore(), () => Promise.resolve()),
    ),
    { numRuns: 150 },
  ));

describe.skipIf(!hasRedis)('with redis-server', () => {
  let redis: RedisServer;
  let store: RedisStore;
  let client: ReturnType<typeof createClient>;
  beforeAll(async () => {
    redis = await RedisServer.start();
    client = createClient({ url: redis.url });
    await client.connect();
    store = createRedisStore({ url: redis.url });
  });
  afterAll(async () => {
    store.close();
    client.destroy();
    await redis.stop();
  });

  /** Shortens the time to live of every key. */
  async function pass(milliseconds: number): Promise<void> {
    for (const key of await client.keys('*')) {
      const left = (await client.pTTL(key)) - milliseconds;
      if (left > 0) await client.pExpire(key, left);
      else await client.del(key);
    }
  }

  test('a gateway with a Redis store agrees with the model after any steps', () =>
    fc.assert(
      fc
        .asyncProperty(steps, (sequence) => compare(sequence, store, pass))
        .afterEach(async () => {
          await client.flushAll();
        }),
      { numRuns: 40 },
    ));
});
