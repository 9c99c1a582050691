import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { params, session } from './session.ts';
import { failure, json, stub } from './stub.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

async function heap(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return process.memoryUsage().heapUsed;
}

test(
  'the heap that calls leave behind does not grow with their number, nor do listeners and timers',
  { timeout: 60_000 },
  async () => {
    const { signal } = new AbortController();
    const { chatkit, sent } = stub(
      [(request) => (request.url.includes('cancel') ? failure(400) : json(session))],
      { maxRetries: 0 },
    );
    const timers = () =>
      process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const make = async (count: number): Promise<void> => {
      for (let call = 0; call < count; call++) {
        const options = call % 2 ? { signal, deadline: 60_000 } : undefined;
        await chatkit.sessions.create(params, options);
        await chatkit.sessions.cancel('cksess_1', options).catch(() => {});
        if (call % 10 === 0)
          await (await chatkit.sessions.create(params, options).asResponse()).text();
        sent.length = 0;
      }
    };
    await make(500);
    const timersBefore = timers();
    // A leak of one object per call is far above this share; what the engine keeps does not grow with calls.
    const before = await heap();
    await make(5_000);
    expect(((await heap()) - before) / 10_000).toBeLessThan(400);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    expect(timers()).toBeLessThanOrEqual(timersBefore);
  },
);
