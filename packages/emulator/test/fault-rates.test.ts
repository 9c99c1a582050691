import { expect, test } from 'vitest';
import { createEmulator, seededRandom, type Emulator } from '../src/index.ts';
import { post, send } from './calls.ts';

async function runCalls(emulator: Emulator): Promise<string> {
  let seen = '';
  for (let call = 0; call < 200; call++) seen += (await post(emulator)).status === 500 ? 'x' : '.';
  return seen;
}

test('a rate affects its share of the calls, the same ones in every run', async () => {
  const faults = [{ rate: 0.25, status: 500 }];
  const run = await runCalls(createEmulator({ faults }));
  expect(run).toBe(await runCalls(createEmulator({ faults })));
  const share = run.replaceAll('.', '').length / run.length;
  expect(share).toBeGreaterThan(0.15);
  expect(share).toBeLessThan(0.35);
});

test('a seed decides which calls a rate affects', async () => {
  const run = (seed: number) =>
    runCalls(createEmulator({ random: seededRandom(seed), faults: [{ rate: 0.5, status: 500 }] }));
  expect(await run(42)).toBe(await run(42));
  expect(await run(42)).not.toBe(await run(43));
});

test.each([undefined, 7])(
  'reset() makes a rate affect the same calls again, with seed %s',
  async (seed) => {
    const random = seed === undefined ? undefined : seededRandom(seed);
    const emulator = createEmulator({ random, faults: [{ rate: 0.5, status: 500 }] });
    const run = await runCalls(emulator);
    emulator.reset();
    expect(await runCalls(emulator)).toBe(run);
  },
);

test('calls in between change neither the calls that a rate affects nor the ids of sessions', async () => {
  const run = async (between: (emulator: Emulator) => unknown) => {
    const fault = { operation: 'sessions.create', rate: 0.5, status: 500 };
    const emulator = createEmulator({ random: seededRandom(7), faults: [fault] });
    const seen = [];
    for (let call = 0; call < 20; call++) {
      await between(emulator);
      seen.push(((await (await post(emulator)).json()) as { id?: string }).id);
    }
    return seen;
  };
  const alone = await run(() => {});
  expect(new Set(alone).size).toBeGreaterThan(5);
  expect(alone).toContain(undefined);
  expect(await run((emulator) => send(emulator, '/none'))).toEqual(alone);
  expect(await run(({ fetch }) => fetch('http://localhost/_emulator/clock'))).toEqual(alone);
});

test('a rate with times affects that many calls and no more', async () => {
  const emulator = createEmulator({ faults: [{ rate: 0.5, times: 3, status: 500 }] });
  expect((await runCalls(emulator)).replaceAll('.', '')).toBe('xxx');
});
