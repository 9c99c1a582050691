// The gateway beside a bare node:http proxy and the bare upstream: requests a second, and latency.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { measureOpenStreams } from './open-streams.ts';
import { createSession } from './session.ts';

const rounds = 5;
const secondsEach = 3;
const connections = 50;
const calls = 2_000;
const sessions = 50_000;
const streams = 9_000; // Each takes two open files, of which many machines allow 20 000.
const goals = { rateOfProxy: 0.5, p50Added: 1, bytesPerSession: 2048 };

const run = promisify(execFile);
const autocannon = fileURLToPath(import.meta.resolve('autocannon'));
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const bodies = { json: '{"type":"threads.list","params":{}}', stream: '{"type":"threads.create"}' };
type Kind = keyof typeof bodies;

interface Server {
  name: string;
  url: string;
  process: ChildProcess;
  headers: Record<string, string>;
  /** Requests a second, one figure a round. */
  rates: Record<Kind, number[]>;
  /** Milliseconds to the first byte of the body, one figure a call. */
  waits: Record<Kind, number[]>;
}

async function start(name: string, upstream = ''): Promise<Server> {
  const child = spawn(process.execPath, ['--expose-gc', here('server.ts'), name, upstream], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (!child.stdout) throw new Error(`The ${name} has no stdout.`);
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  const secret = name === 'gateway' ? await createSession(fetch, url) : 'ek_none';
  return {
    name,
    url: `${url}/chatkit`,
    process: child,
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    rates: { json: [], stream: [] },
    waits: { json: [], stream: [] },
  };
}

async function load({ url, headers }: Server, kind: Kind): Promise<number> {
  const flags = {
    '--method': 'POST',
    '--body': bodies[kind],
    '--connections': String(connections),
    '--duration': String(secondsEach),
  };
  const sent = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`]);
  const args = [autocannon, '--json', ...Object.entries(flags).flat(), ...sent, url];
  const { stdout } = await run(process.execPath, args);
  const result = JSON.parse(stdout) as Record<'non2xx' | 'errors', number> & {
    requests: { average: number };
  };
  if (result.non2xx + result.errors > 0) throw new Error(`Not every call succeeded: ${stdout}`);
  return result.requests.average;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Milliseconds to the first byte of the body. */
async function wait({ url, headers }: Server, kind: Kind): Promise<number> {
  const sent = performance.now();
  const outgoing = request(url, { method: 'POST', headers, agent });
  outgoing.end(bodies[kind]);
  const [response] = (await once(outgoing, 'response')) as [NodeJS.ReadableStream];
  let milliseconds = NaN;
  response.once('data', () => (milliseconds = performance.now() - sent));
  await once(response, 'end');
  return milliseconds;
}

function quantile(values: readonly number[], of: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * of)] ?? NaN;
}

const upstream = await start('upstream');
const upstreamURL = new URL(upstream.url).origin;
const servers = [upstream, await start('proxy', upstreamURL), await start('gateway', upstreamURL)];
const kinds = ['json', 'stream'] as const;
const [, proxy, gateway] = servers as [Server, Server, Server];
let bytesPerStream = NaN;
try {
  for (const server of servers) for (const kind of kinds) await load(server, kind); // compiles
  for (let round = 0; round < rounds; round++) {
    for (const kind of kinds) {
      for (const server of servers) server.rates[kind].push(await load(server, kind));
      for (const server of servers) {
        for (let call = 0; call < calls / rounds; call++) {
          server.waits[kind].push(await wait(server, kind));
        }
      }
    }
  }
  bytesPerStream = await measureOpenStreams(gateway, streams);
} finally {
  for (const server of servers) server.process.kill();
  agent.destroy();
}
const memory = await run(process.execPath, ['--expose-gc', here('memory.ts'), String(sessions)]);

const added = (server: Server, kind: Kind, of: number): number =>
  quantile(server.waits[kind], of) - quantile(upstream.waits[kind], of);
const results = {
  requestsPerSecond: servers.map(({ name, rates }) => ({
    name,
    json: quantile(rates.json, 0.5),
    stream: quantile(rates.stream, 0.5),
  })),
  // Of each round's pair, since the machine's other work changes from round to round.
  rateOfProxy: Object.fromEntries(
    kinds.map((kind) => {
      const shares = gateway.rates[kind].map((rate, at) => rate / (proxy.rates[kind][at] ?? NaN));
      return [kind, quantile(shares, 0.5)];
    }),
  ),
  addedMilliseconds: [proxy, gateway].map((server) => ({
    name: server.name,
    ...Object.fromEntries(
      kinds.flatMap((kind) => [
        [`${kind} p50`, added(server, kind, 0.5)],
        [`${kind} p99`, added(server, kind, 0.99)],
      ]),
    ),
  })),
  bytesPerSession: Number(memory.stdout),
  bytesPerStream,
  goals,
};
console.table(results.requestsPerSecond);
console.table(results.addedMilliseconds);
console.table({
  'of the bare proxy, JSON': {
    figure: results.rateOfProxy['json'],
    goal: `≥ ${goals.rateOfProxy}`,
  },
  'of the bare proxy, streams': {
    figure: results.rateOfProxy['stream'],
    goal: `≥ ${goals.rateOfProxy}`,
  },
  [`bytes a live session, at ${sessions}`]: {
    figure: results.bytesPerSession,
    goal: `≤ ${goals.bytesPerSession}`,
  },
  [`bytes an open stream, at ${streams}`]: { figure: bytesPerStream },
});
await mkdir(here('../results'), { recursive: true });
await writeFile(here('../results/gateway.json'), `${JSON.stringify(results, null, 2)}\n`);
