// main.ts runs this in a separate process whose young generation is large enough to avoid collections.
import { interleave, load, names, session, type Name } from './program.ts';

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
  globalThis.gc?.();
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

for (const call of calls.values()) await repeat(call, 2_000);
const of = (name: Name) => calls.get(name) ?? (() => Promise.reject(new Error(name)));
console.log(
  JSON.stringify({
    cpu: await interleave(14, (name) => cpu(of(name), 1_000)),
    heap: await interleave(7, (name) => heap(of(name), 500)),
  }),
);
