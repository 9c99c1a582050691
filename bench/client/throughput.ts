// Run by main.ts in a process of its own, with the server's base URL: calls per second.
import { load, median, names, type Name } from './program.ts';

const baseURL = process.argv[2] ?? '';
const params = { user: 'user_123', workflow: { id: 'wf_123' } };
const globalFetch = (input: string | URL | Request, init?: RequestInit) => fetch(input, init);

/** Calls per second with so many at a time. */
async function rate(call: () => Promise<unknown>, calls: number, atOnce: number): Promise<number> {
  let left = calls;
  const start = performance.now();
  const worker = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (calls * 1000) / (performance.now() - start);
}

const rates = new Map<Name, { call: () => Promise<unknown>; one: number[]; many: number[] }>();
for (const name of names) {
  const call = (await load(name))(baseURL, globalFetch, params);
  await rate(call, 300, 16);
  rates.set(name, { call, one: [], many: [] });
}
for (let round = 0; round < 7; round++) {
  for (const { call, one, many } of rates.values()) {
    one.push(await rate(call, 150, 1));
    many.push(await rate(call, 640, 64));
  }
}
const result: Partial<Record<Name, { one: number; many: number }>> = {};
for (const [name, { one, many }] of rates) {
  result[name] = { one: Math.round(median(one)), many: Math.round(median(many)) };
}
console.log(JSON.stringify(result));
process.exit(); // The keep-alive sockets would hold the process open.
