// Prints the bytes of memory per live session. Run with --expose-gc.
import { createEmulator } from '@chatkit-sessions/emulator';
import { create } from './create-request.ts';

const sessions = Number(process.argv[2]);
const { gc } = globalThis;
if (!gc) throw new Error('Run this with --expose-gc.');

function used(): number {
  gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const emulator = createEmulator();
// Warm up: the first calls fill caches that must not count.
for (let n = 0; n < 10_000; n++) await create(emulator, n);
emulator.reset();
const before = used();
for (let n = 0; n < sessions; n++) await create(emulator, n);
const after = used();
const live = emulator.sessions.list().filter(({ status }) => status === 'active').length;
if (live !== sessions) throw new Error(`${live} of ${sessions} sessions are live.`);
console.log(Math.round((after - before) / sessions));
