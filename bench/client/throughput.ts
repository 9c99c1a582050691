// main.ts runs this in a separate process with the server's base URL: prints calls per second.
import { interleave, load, names, type Name } from './program.ts';

const baseURL = process.argv[2] ?? '';
const params = { user: 'user_123', workflow: { id: 'wf_123' } };
const globalFetch = (input: string | URL | Request, init?: RequestInit) => fetch(input, init);

/** Measures calls per second with this many concurrent calls. */
async function rate(call: () => Promise<unknown>, calls: number, atOnce: number): Promise<number> {
  let left = calls;
  const start = performance.now();
  const worker = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (calls * 1000) / (performance.now() - start);
}

const calls = new Map<Name, () => Promise<unknown>>();
for (const name of names) {
  const call = (await load(name))(baseURL, globalFetch, params);
  await rate(call, 300, 16);
  calls.set(name, call);
}
const of = (name: Name) => calls.get(name) ?? (() => Promise.reject(new Error(name)));
console.log(
  JSON.stringify({
    one: await interleave(14, (name) => rate(of(name), 100, 1)),
    many: await interleave(14, (name) => rate(of(name), 384, 64)),
  }),
);
process.exit(); // Open keep-alive sockets would keep the process running.
