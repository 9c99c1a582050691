// A snapshot of an emulator that drew many numbers for ids and for the rates of faults.
import { expect, test } from 'vitest';
import { createEmulator, seededRandom } from '../src/index.ts';
import { create, post } from './calls.ts';

/** Returns the statuses of 20 calls, of which a fault selects half. */
async function statuses(draws: number): Promise<number[]> {
  const { snapshot } = createEmulator({ faults: [{ status: 500, rate: 0.5 }] });
  const { used, ...rest } = snapshot();
  const emulator = createEmulator({ snapshot: { ...rest, used: { ...used, rates: draws } } });
  const list: number[] = [];
  for (let call = 0; call < 20; call++) list.push((await post(emulator)).status);
  return list;
}

// Drawing them one by one would block the process for a minute.
test('a snapshot after 4 billion numbers loads at once, and goes on where they end', async () => {
  const first = await statuses(0);
  expect(new Set(first)).toEqual(new Set([200, 500]));
  expect(await statuses(7)).toEqual([...first.slice(7), ...(await statuses(20)).slice(0, 7)]);
  // The numbers repeat after 2 ** 32.
  expect(await statuses(2 ** 32)).toEqual(first);
});

test('a snapshot after 4 billion ids loads at once, and goes on where they end', async () => {
  const restored = (ids: number) => {
    const { used, ...rest } = createEmulator().snapshot();
    const snapshot = { ...rest, used: { ...used, ids, requests: ids } };
    return createEmulator({ random: seededRandom(7), snapshot });
  };
  const whole = restored(0);
  const [first, second] = [await create(whole), await create(whole)];
  // A session takes two ids: its own and its secret.
  expect((await create(restored(2))).id).toBe(second.id);
  // The numbers repeat after 2 ** 32, and an id takes four.
  expect((await create(restored(2 ** 32))).id).toBe(first.id);
  expect(second.id).not.toBe(first.id);
});
