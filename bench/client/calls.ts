// Run by main.ts in a process of its own, with a nursery so large that no collection disturbs a count.
import { load, median, names, session, type Name } from './program.ts';

const params = { user: 'user_123', workflow: { id: 'wf_123' } };
const headers = { 'content-type': 'application/json', 'x-request-id': 'req_123' };
const stub = () => Promise.resolve(new Response(session, { headers }));

const calls = new Map<Name, () => Promise<unknown>>();
for (const name of names) {
  calls.set(name, (await load(name))('https://example.test/v1', stub, params));
}

async function repeat(call: () => Promise<unknown>, times: number): Promise<void> {
  for (let at = 0; at < times; at++) await call();
}

async function cpu(call: () => Promise<unknown>, times: number): Promise<number> {
  const start = process.cpuUsage();
  await repeat(call, times);
  const { user, system } = process.cpuUsage(start);
  return ((user + system) * 1000) / times;
}

async function heap(call: () => Promise<unknown>, times: number): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  await repeat(call, times);
  return (process.memoryUsage().heapUsed - before) / times;
}

const figures = new Map<Name, { cpu: number[]; heap: number[] }>();
for (const [name, call] of calls) {
  await repeat(call, 2_000);
  figures.set(name, { cpu: [], heap: [] });
}
for (let round = 0; round < 9; round++) {
  for (const [name, call] of calls) {
    globalThis.gc?.();
    figures.get(name)?.cpu.push(await cpu(call, 2_000));
    figures.get(name)?.heap.push(await heap(call, 500));
  }
}
const result: Partial<Record<Name, { cpu: number; heap: number }>> = {};
for (const [name, { cpu, heap }] of figures) {
  result[name] = { cpu: Math.round(median(cpu)), heap: Math.round(median(heap)) };
}
console.log(JSON.stringify(result));
