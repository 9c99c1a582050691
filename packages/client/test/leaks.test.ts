import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { params, session } from './session.ts';
import { failure, json, stub } from './stub.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Runs the garbage collector until only referenced objects are left. */
async function collectAll(): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await new Promise(setImmediate);
    collect();
  }
}

test('thousands of calls leave no response, session, listener or timer in memory', async () => {
  const { signal } = new AbortController();
  const created: WeakRef<object>[] = [];
  const watch = <T extends object>(value: T): T => {
    created.push(new WeakRef(value));
    return value;
  };
  const { chatkit, sent } = stub(
    [({ url }) => watch(url.includes('cancel') ? failure(400) : json(session))],
    { maxRetries: 0 },
  );
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const timersBefore = timers();
  for (let call = 0; call < 2_000; call++) {
    const options = call % 2 ? { signal, deadline: 60_000 } : undefined;
    watch(await chatkit.sessions.create(params, options));
    await chatkit.sessions.cancel('cksess_1', options).catch(watch);
    if (call % 10 === 0) await (await chatkit.sessions.create(params, options).asResponse()).text();
    sent.length = 0;
  }
  await collectAll();
  // The engine may still reference the objects of the last call.
  expect(created.filter((each) => each.deref()).length).toBeLessThan(10);
  expect(created.length).toBeGreaterThan(8_000);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  expect(timers()).toBeLessThanOrEqual(timersBefore);
});
